"""Mails of the site that come back are read, and shown to administrators.

- `mailbox`: the mailbox to which they come, read by IMAP (``BOUNCES_URL``)
- `reports`: what a mail server says about a mail it could not deliver (RFC 3464)
- `reading`: the periodic job between the two
- `readiness`, `panel`: the alarm
"""
