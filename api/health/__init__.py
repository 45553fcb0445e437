"""Whether the process lives, whether it can answer, and what it counts."""
