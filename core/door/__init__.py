"""The door: every form that takes a password is limited before the password is hashed.

- `limits`: how many attempts an account and a network have
- `forms`, `views`: the sign-in, the reset of a password, the passwords of private pages and documents
- `second_factor`, `adapters`: an authenticator app or a passkey after the password, by django-allauth
- `sessions`: how long a person stays signed in
- `post`: mails about accounts, sent by the worker
- `browsers`: a mail when an account is used in a new browser
- `log`: refused sign-ins in the log, without the name
- `passwords`: which new passwords are refused
"""
