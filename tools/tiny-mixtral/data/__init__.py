"""Synthetic conversations for a very small Mixtral, made from templates and word lists of this project."""

from .generate import conversations

__all__ = ["conversations"]
