"""The words of the field as frozen records. Imports the standard library only."""
