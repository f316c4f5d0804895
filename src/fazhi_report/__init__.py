"""fazhi: the yearly report on building a law-based government, made from the year's ledger."""

__version__ = "0.1.0"
