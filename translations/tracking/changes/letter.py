"""Writes the mail of a digest."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from translations.models import DigestMail, News
from translations.tracking.changes.translators import language_of


def letter(mail: DigestMail) -> EmailMessage:
    """Return the mail in its recipient's language. Its Message-ID is constant, so a resend is recognized."""
    news = list(mail.news.select_related("change__source").order_by("-safety", "pk"))
    with translation.override(language_of(mail.recipient, mail.locale)):
        language = mail.locale.get_display_name()
        subject = _("To translate: %(language)s") % {"language": language}
        greeting = _("Hello, %(name)s,") % {"name": _name(mail)}
        lead = ngettext(
            "%(count)s page has changed in the original:",
            "%(count)s pages have changed in the original:",
            len({one.change.source_id for one in news}),
        ) % {"count": len({one.change.source_id for one in news})}
        lines = [greeting, "", lead, "", *_lines(news, mail)]
        return EmailMessage(
            subject=subject,
            body="\n".join(lines),
            to=[mail.recipient.email],
            headers={"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"},
        )


def _lines(news: list[News], mail: DigestMail) -> list[str]:
    """One paragraph per page, safety first; several changes of a page are added up."""
    by_source: dict[int, list[News]] = {}
    for one in news:
        by_source.setdefault(one.change.source_id, []).append(one)
    made = Translation.objects.filter(
        source__in=by_source, target_locale=mail.locale, enabled=True
    ).select_related("source", "target_locale")
    targets = {row.source_id: row for row in made}
    found: list[str] = []
    for source_id, ones in by_source.items():
        if source_id in targets:
            found += _paragraph(targets[source_id], ones)
    return found


def _paragraph(row: Translation, news: list[News]) -> list[str]:
    texts, safety = sum(one.texts for one in news), sum(one.safety for one in news)
    said = ngettext("%(count)s text", "%(count)s texts", texts) % {"count": texts}
    if not texts:
        said = _("nothing to translate, only to publish again")
    lines = [f"{row.source.object_repr}: {said}"]
    if safety:
        of_these = ngettext("%(count)s text", "%(count)s texts", safety) % {"count": safety}
        lines.append(_("About safety: %(texts)s.") % {"texts": of_these})
    return [*lines, urljoin(settings.WAGTAILADMIN_BASE_URL, _edit_url(row)), ""]


def _edit_url(row: Translation) -> str:
    return row.get_target_instance_edit_url()


def _name(mail: DigestMail) -> str:
    return mail.recipient.get_short_name() or mail.recipient.get_username()


def _message_id(mail: DigestMail) -> str:
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"<translations.{mail.pk}.{mail.created_at:%Y%m%d%H%M%S}@{host}>"
