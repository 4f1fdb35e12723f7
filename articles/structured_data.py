"""What guides and conditions say of themselves to machines, in the vocabulary of https://schema.org."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from articles.reading import reading_minutes
from articles.severity import SeverityGroup
from core.models import Person
from core.structured_data.nodes import Node, node, plain, questions
from reviews.public import review_line

if TYPE_CHECKING:
    from articles.blocks.technique import TechniqueStepsValue
    from articles.models import ArticlePage, ContraindicationPage


def guide(page: "ArticlePage") -> Node:
    """Return the properties of a guide: who wrote and reviewed it, its session, what limits it, its questions."""
    steps, limits = page.first_of("technique_steps"), page.first_of("contraindications")
    asked = questions(page.body)
    writer = page.writer
    return node(
        ["MedicalWebPage", "FAQPage"] if asked else "MedicalWebPage",
        author=person(writer) if writer else None,
        timeRequired=f"PT{reading_minutes(page.body)}M",
        about=[node("Thing", name=topic.name) for topic in page.topics],
        mainEntity=[
            *(session(page, steps) if steps else []),
            *(therapy(page.title, limits["value"].groups) if limits else []),
            *asked,
        ],
        **review(page),
    )


def condition(page: "ContraindicationPage") -> Node:
    """Return the properties of a condition's page: its names, what it means for a massage, its source."""
    others = [name for name in page.names[1:] if name]
    limit = node(
        "MedicalContraindication",
        name=page.title,
        alternateName=others,
        description=plain(page.explanation),
    )
    source = node("CreativeWork", name=page.source, url=page.source_url) if page.source else None
    return node("MedicalWebPage", mainEntity=limit, citation=source, **review(page))


def review(page: "ArticlePage | ContraindicationPage") -> Node:
    """Return when and by whom a page was reviewed; nothing after a review that asks for changes, and after a change."""
    line = review_line(page)
    if line is None or line.asks_for_changes or line.is_changed:
        return {}
    by = person(line.person) if line.person else node("Person", name=line.name)
    return {"lastReviewed": line.reviewed_on.isoformat(), "reviewedBy": by}


def person(shown: Person) -> Node:
    return node("Person", name=shown.name, jobTitle=shown.role)


def session(page: "ArticlePage", found: dict[str, Any]) -> list[Node]:
    """Return the massage as instructions; each step has the address that the step player keeps."""
    value: TechniqueStepsValue = found["value"]
    url = page.get_full_url() or ""
    steps = [
        node(
            "HowToStep",
            position=row["number"],
            name=row["title"],
            text=plain(row["instruction"].source),
            url=f"{url}#{found['anchor']}-step-{row['number']}",
        )
        for row in value.rows
    ]
    minutes = value.total_minutes
    return [
        node("HowTo", name=page.title, totalTime=f"PT{minutes}M" if minutes else "", step=steps)
    ]


def therapy(title: str, groups: Iterable[SeverityGroup]) -> list[Node]:
    """Return massage as a therapy with the conditions that limit it."""
    limits = [
        node("MedicalContraindication", name=entry.title, url=entry.page.full_url)
        for group in groups
        for entry in group.entries
    ]
    return [node("MedicalTherapy", name=title, contraindication=limits)] if limits else []
