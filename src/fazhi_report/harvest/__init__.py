"""Reports that were written already → a data file and a manuscript that print the same text again."""

__all__: list[str] = []
