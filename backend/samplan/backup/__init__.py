"""Backups: everything in the database as one file, which either kind of database is restored from.

The file is our own and not the database's: a backup needs no program beside this one, is the same
for the embedded database and PostgreSQL, and moves an installation from one to the other.
"""
