"""Implements `./dev` with the standard library only, because it runs before anything is installed."""
