from wagtail_localize.models import StringTranslation

from translations.models import Change


def open_texts(change: Change, locale_id: int) -> tuple[int, int]:
    """Return the number of changed texts that are untranslated in a language, and how many are about safety."""
    done = set(
        StringTranslation.objects.filter(
            locale_id=locale_id,
            translation_of__in=[new for _context, _old, new, _safety in change.segments],
            context__object_id=change.source.object_id,
            has_error=False,
        ).values_list("context_id", "translation_of_id")
    )
    left = [
        is_safety for context, _old, new, is_safety in change.segments if (context, new) not in done
    ]
    return len(left), sum(left)
