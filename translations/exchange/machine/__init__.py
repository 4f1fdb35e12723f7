"""Machine drafts: made on request if a service is configured; a translator confirms each of them."""
