"""What visitors are asked: nothing, unless an editor has switched on what needs their consent.

- `core.models.VisitorConsent`: the setting, with the version of what was asked
- `choice`: a visitor's answer, kept in a cookie of theirs with version and date
- `sources`: which other sites the browser may load from, for the content policy
- `views`: the page on which a visitor answers, changes the answer and takes it back

A page is the same for everybody (`core.ready_pages`). So the browser decides by the cookie whether it asks, and
what it loads: `static/js/consent.js`. Without scripts nothing is loaded, and the page of the choice works too.
"""
