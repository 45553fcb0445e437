"""The demo board: a small job board written for this project, served on loopback, with pages in every usual markup."""

from crawler.demo.server import Site, serve_demo

__all__ = ["Site", "serve_demo"]
