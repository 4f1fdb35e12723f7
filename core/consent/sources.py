"""Which other sites a page may load from, by what an editor has switched on."""

from core.models.consent import Measuring, VisitorConsent

Sources = dict[str, list[str]]

GOOGLE = "https://www.googletagmanager.com"
#: As Google's documentation of Analytics 4 names them, without advertising.
GA4: Sources = {
    "script-src": [GOOGLE],
    "connect-src": [
        GOOGLE,
        "https://*.google-analytics.com",
        "https://*.analytics.google.com",
    ],
    "img-src": [GOOGLE, "https://*.google-analytics.com"],
}


def sources(consent: VisitorConsent) -> Sources:
    """Return what the content policy has to allow in addition; nothing by default."""
    if consent.measuring == Measuring.GA4:
        return GA4
    if not consent.origin:
        return {}
    own = [consent.origin]
    pictures: Sources = {"img-src": own} if consent.measuring == Measuring.MATOMO else {}
    return {"script-src": own, "connect-src": own, **pictures}
