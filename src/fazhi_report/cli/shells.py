"""What shells ask of the program when somebody types a part of a command."""

import os
from importlib import import_module

PROGRAM, VARIABLE = "fazhi", "_FAZHI_COMPLETE"
"""What is completed, and what a shell sets in the environment to ask for it."""


def answer_shells() -> None:
    """Let a shell that asks for completions have them, each on one line."""
    if VARIABLE in os.environ:
        os.environ["COLUMNS"] = "10000"  # typer sets what a command does in lines of the terminal's width
        import_module("typer.completion").completion_init()
