"""The checks of a month's data. Pure: a project's months in, what is wrong out."""
