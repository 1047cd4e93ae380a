"""A casebook -> the desk: pages on which a person works through a story, served to their own browser."""

from onrecord.serve.server import serve_desk

__all__ = ["serve_desk"]
