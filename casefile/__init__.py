"""The vocabulary: frozen values that cross the borders between packages. See docs/concepts.md."""
