"""What the next release adds to the database: one column in the visitors' requests and one table."""
