"""Mails about accounts, sent by the worker and never in a request.

- `outbox`: puts a mail into the database, and sends those that are due
- `letters`: what each kind of mail says, in the language of its reader
- `readiness`: whether one is late

A request for a new password writes one row, whether or not an account has the address: neither
the answer nor its time tells which.
"""
