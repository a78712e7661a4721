"""The command line: parse, call, print, exit. Nothing below it prints."""

from .main import main

__all__ = ["main"]
