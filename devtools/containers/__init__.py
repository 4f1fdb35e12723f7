"""`./dev containers`: runs the containers from a clean clone and prints what it took (docs/operations.md)."""
