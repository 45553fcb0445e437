"""How the store came to its shape: one file a change, run at start."""
