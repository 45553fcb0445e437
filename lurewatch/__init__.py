"""The command line and the composition root: nothing but wiring."""
