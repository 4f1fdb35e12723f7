"""Databases for the tests, migrated and seeded once and then copied.

Migrations take half a minute and the demo site more. Each is built once per database
engine and state of the code; every worker and every test that commits gets a copy. See
``plugin`` for the fixtures.
"""
