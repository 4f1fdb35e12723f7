"""What happens to the translations when an original is copied, moved, unpublished or deleted: what the person says."""
