"""The parts of the bulletin, each a function from what was gathered to blocks of a paper (通报)."""
