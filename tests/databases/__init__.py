"""Databases for the tests, migrated and seeded once and then copied.

Migrations cost half a minute and the demo site more. Each is paid once per
database engine and state of the code; every worker and every test which commits
gets a copy. See ``plugin`` for what a test asks for.
"""
