"""Platforms: boards that run the same software give the same kind of feed. Pure: bytes in, posts out."""

from crawler.platforms.registry import UnknownFeedError, read

__all__ = ["UnknownFeedError", "read"]
