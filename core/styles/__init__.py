"""One style sheet for each kind of page, made of the components' own.

- `naming`: which sheets a template names, read from its source
- `joining`: these sheets as one file, without comments and superfluous space
- `finder`: offers the joined files to `collectstatic` and to the development server, as if they were in a folder
- `hashing`: static files whose names contain a hash, imported modules included

A template goes on naming the sheets of its components in the block ``stylesheets``; nothing has to be built while
developing. docs/decisions/0037-one-style-sheet.md says why.
"""
