"""Keeps the index true: what a change touches, how it is described, how it is written, what is tried again."""
