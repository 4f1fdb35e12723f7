from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.alternates import alternates_for_view
from search import facets, log
from search.analysis import fold
from search.answers import Card, cards
from search.asked import Asked
from search.findings import PAGE_SIZE, Findings, Hit, Step
from search.languages import elsewhere
from search.limits import wait_for
from search.meanings import marked
from search.models import LoggedStep
from search.naming import mentions_marked, named
from search.promotions import promoted
from search.results import Result, results
from search.service import find
from search.snippets import Wanted


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the results in the visitor's language."""
    asked, language = Asked.of(request.GET), get_language() or ""
    context: dict[str, Any] = {
        "asked": asked,
        "alternates": alternates_for_view("search", request, asked.address if asked else ""),
    }
    if not asked:
        return render(request, "search/results.html", context)
    if wait := wait_for("search", request):
        return too_many(request, context, wait)
    findings = find(
        asked.query, language, filters=asked.filters, page=asked.page, literal=asked.literal
    )
    answers = cards(asked.query, language) if asked.is_first else []
    if asked.is_first:
        step = LoggedStep.ANSWER if answers else LoggedStep(findings.step.value)
        log.note(asked.query, language, step, findings.total)
    context |= _shown(asked, findings, language, answers)
    return render(request, "search/results.html", context)


def too_many(request: HttpRequest, context: dict[str, Any], wait: int) -> HttpResponse:
    """Ask a visitor who exceeds the rate limit to wait, and show the practice's phone number."""
    response = render(request, "search/too_many.html", context | {"wait": wait}, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response


def _shown(asked: Asked, findings: Findings, language: str, answers: list[Card]) -> dict[str, Any]:
    first = promoted(asked.query, language) if findings.page == 1 and asked.is_first else []
    wanted = _wanted(asked, findings, language)
    conditions = named(asked, language, wanted)
    named_keys = {item.page.pk for item in conditions if item.page}
    if findings.page > 1 or asked.is_narrowed:
        conditions = []  # they are in the list, if the filter lets them through
    above = {item.page.pk for item in first if item.page} | {
        item.page.pk for item in conditions if item.page
    }
    hits = _others(findings, above)
    beside = _besides(answers, findings.step, hits)
    # Next to a card the list is cut: the counts of the whole would promise more.
    counted = findings.facets if len(beside) == len(hits) else {}
    shown = results(beside, wanted, asked)
    shown = mentions_marked(shown, named_keys, asked, language)
    return {
        "findings": findings,
        "step": findings.step.value,
        "cards": answers,
        "is_besides": len(beside) < len(hits),
        "conditions": conditions,
        "promoted": first,
        "results": shown,
        "offered": Asked(findings.offered) if findings.offered and not answers else None,
        "page_obj": _page(findings, shown),
        "chosen": facets.chosen(asked, counted, language),
        "kinds": facets.kinds(asked, counted, findings.total),
        "narrowings": facets.narrowings(asked, counted),
        "elsewhere": elsewhere(findings.elsewhere, asked),
        "literal_address": asked.literally(True).address,
        "loose_address": asked.literally(False).address,
        "all_address": asked.without_filters().address,
    }


def _others(findings: Findings, above: set[int]) -> list[Hit]:
    """Return the hits without the pages already shown above them."""
    return [hit for hit in findings.hits if hit.page is None or hit.page.pk not in above]


def _besides(answers: list[Card], step: Step, hits: list[Hit]) -> list[Hit]:
    """Return what is to be listed below the cards: of a question about the practice, no guide that only has its words."""
    practical = [card for card in answers if not card.answer.is_urgent]
    if not practical:
        return hits
    if step == Step.ANY:
        return []
    if any(card.is_all for card in practical):
        return [hit for hit in hits if hit.kind == "page" and not hit.lacks_a_word]
    return hits


def _wanted(asked: Asked, findings: Findings, language: str) -> Wanted:
    """Return the words to highlight: also whole words that match as a prefix, and synonyms."""
    begun = fold(asked.query).split()[-1:] if findings.step == Step.PREFIX else []
    meant = marked(findings.corrected or asked.query, language)
    return Wanted(language, findings.stems | meant, begun[0] if begun else "")


def _page(findings: Findings, shown: list[Result]) -> Page[Any]:
    numbers: Paginator[Any] = Paginator(range(findings.num_pages * PAGE_SIZE), PAGE_SIZE)
    return Page(shown, numbers.get_page(findings.page).number, numbers)
