"""Content checks: what an original must or should pass before it is published.

An original is a page in the source language; translations have a gate of their own
(`translations.publishing.publication`). `parts` lists everything an editor wrote, `rules`
and other apps check it, `examining` collects the findings, `forms` and `publication`
refuse publication. A draft is never refused.
"""
