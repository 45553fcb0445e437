"""Verdicts on request: one post or a feed of them. A check keeps nothing."""
