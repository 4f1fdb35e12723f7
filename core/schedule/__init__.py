"""What goes live or offline at its hour: once, however many workers there are, and with its failures told."""
