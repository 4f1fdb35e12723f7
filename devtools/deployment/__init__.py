"""`./dev deploy-env`, `./dev deploy-check` and `./dev pin-images`: for those who run the site (docs/operations.md)."""
