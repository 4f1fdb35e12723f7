"""Drawing: the sizes and formats in which pages show a picture, made by the worker and never in a visitor's request (decision 29)."""
