"""Machine drafts, where a service is configured and a person asks for them. A person confirms each."""
