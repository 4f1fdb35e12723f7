"""PO and XLIFF files: of one page, and of all untranslated pages of a language."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translations.access.guards.attempt import RefusedError, foreign_language, no_language
from translations.access.scope import covers, language_scope
from translations.desk.views.base import DeskView, TranslationView
from translations.exchange.catalogues.bringing_in import Brought, bring_in
from translations.exchange.catalogues.reading import UnreadableError, read
from translations.exchange.catalogues.writing import (
    FORMATS,
    PO,
    XLIFF,
    backlog,
    content_of,
    file_name,
    write_zip,
)
from translations.exchange.po import Fate

TYPES = {PO: "text/x-gettext-translation; charset=utf-8", XLIFF: "application/xliff+xml"}
#: Most lines in a report that a browser can show.
MOST_LINES = 1_000


class DownloadView(TranslationView):
    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        chosen = _format(request)
        content = content_of(self.translation, chosen)
        response = HttpResponse(content, content_type=TYPES[chosen])
        name = file_name(self.translation, chosen)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class UploadPage(DeskView):
    """Imports files and reports the result line by line."""

    template_name = "translations/admin/catalogues.html"
    page_title = gettext_lazy("Translation files")
    header_icon = "download"

    def take(self, only: Translation | None = None) -> HttpResponse:
        problem, brought = "", []
        try:
            files = read(self.request.FILES.get("file"))
            brought = bring_in(files, self.request.user, only=only)
        except UnreadableError as error:
            problem = str(error)
        return self.render_to_response(
            self.get_context_data(
                problem=problem, brought=brought, summary=_summary(brought), most=MOST_LINES
            )
        )


class UploadView(UploadPage, TranslationView):
    """One page's file."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.take(only=self.translation)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | {"translation": self.translation}


class BacklogView(UploadPage):
    """The files of whole languages: those that the user works in."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return self.take()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        scope = language_scope(self.request.user)
        targets = Locale.objects.exclude(pk=Locale.get_default().pk).order_by("pk")
        mine = [locale for locale in targets if covers(scope, [locale.pk])]
        if not mine:
            raise RefusedError(no_language())
        return super().get_context_data(**kwargs) | {"languages": mine}


class BacklogZipView(View):
    def get(self, request: HttpRequest, language_code: str) -> HttpResponse | FileResponse:
        locale = get_object_or_404(Locale, language_code=language_code)
        if not covers(language_scope(request.user), [locale.pk]):
            raise RefusedError(foreign_language())
        file = write_zip(backlog(request.user, locale), _format(request))
        name = f"translations-{language_code}-{timezone.localdate():%Y-%m-%d}.zip"
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _format(request: HttpRequest) -> str:
    """Return the file format that the address asks for; PO if it names none that exists."""
    asked = request.GET.get("format", PO)
    return asked if asked in FORMATS else PO


def _summary(brought: list[Brought]) -> str:
    count = {
        "taken": sum(one.report.taken for one in brought),
        "unchanged": sum(one.report.unchanged for one in brought),
        "unknown": sum(len(one.report.unknown) for one in brought),
        "refused": sum(len(one.report.of(Fate.REFUSED)) for one in brought),
        "unfinished": sum(one.report.unfinished for one in brought),
        "newer": sum(len(one.report.of(Fate.NEWER)) for one in brought),
    }
    summary = _(
        "Imported: %(taken)s. Unchanged: %(unchanged)s. Unfinished: %(unfinished)s. "
        "Unknown: %(unknown)s. Refused: %(refused)s."
    )
    newer = _("Skipped because the site has a newer text: %(newer)s.") if count["newer"] else ""
    return f"{summary} {newer}".strip() % count
