"""A quantity in its sentence: what the words around it say (语境)."""
