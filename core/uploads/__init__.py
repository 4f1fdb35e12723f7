"""What is done to a file on every way to upload it: checked, turned upright, freed of what says where it was made (decision 29)."""
