"""Runs the command line as `python -m lurewatch`."""

from lurewatch.main import main

main()
