"""Who may open what in the admin: by name of the address, for each role. What no rule opens must be refused."""

from fnmatch import fnmatchcase

DOOR = {
    "wagtailadmin_login",
    "account_login",
    "wagtailadmin_password_reset*",
    # Wagtail's icons and words of its scripts.
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}
#: Everybody's own: home, account, second factor.
OWN = DOOR | {
    "account_reauthenticate",
    "mfa_*",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    # One's own sessions in the editor only.
    "wagtailadmin_editing_sessions:*",
    "wagtailadmin_home",
    # Pages with which Wagtail tests error pages.
    "test404/",
    "wagtailadmin_error_test",
    # Makes HTML of a link that was typed; reads nothing.
    "wagtailadmin_choose_page_*_link",
    "wagtailembeds:chooser*",
}
#: Wagtail shows these to all who may enter the admin: lists for choosing, without drafts' contents. Not to change anything.
LISTS = {
    "*_picker:cho*",
    "wagtail_localize:javascript_catalog",
    "wagtailadmin_api:*:detail",
    "wagtailadmin_api:*:listing",
    "wagtailadmin_choose_page*",
    "wagtailadmin_pages:choose_parent",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    # The question before a page is moved names the page; the move itself is refused.
    "wagtailadmin_pages:move_confirm",
    # Leads to the page's history, which is refused.
    "wagtailadmin_pages:revisions_index",
    # Only entries about what one may see.
    "wagtailadmin_reports:site_history*",
    "wagtailadmin_tag_*autocomplete",
    "wagtailadmin_workflows:task_cho*",
    "wagtaildocs_chooser:cho*",
    "wagtailimages_chooser:cho*",
    "wagtailsearchpromotions:chooser*",
    # Leads to the settings of the site, which are refused.
    "wagtailsettings:edit",
    "wagtailsnippetchoosers_*:cho*",
}
#: With the texts that it answers with.
RECEPTION = {"callback_requests:*", "reply_texts:*"}
DOCTOR = {"reviews:report", "reviews:sign", "reviews:unreviewed"}
#: Entries and pages are read in the original, and translated on the desk.
TRANSLATOR_READS = {
    # How many readers found a guide helpful.
    "helpful_report",
    "missing_warnings",
    # Which guides show an entry; without the buttons that change them.
    "replace_entry",
    "translation_publishing:translation",
    "wagtail_localize:snippets_api_*",
    "wagtail_localize:translations_report*",
    "wagtailadmin_explore*",
    "wagtailadmin_pages:search*",
    "wagtailadmin_pages:type_use*",
    "wagtailadmin_reports:*",
    "wagtailsnippets:index",
    "wagtailsnippets_*:history*",
    "wagtailsnippets_*:list*",
    "wagtailsnippets_*:revisions_compare",
    "wagtailsnippets_*:usage",
}
TRANSLATOR = {"translation_overview:*", "translations:*", "wagtail_localize:*_pofile"}
#: What an editor may not: people, rights, the site itself, and the visitors' requests.
ADMINISTRATORS_ONLY = {
    "callback_requests:*",
    "practice_setup*",
    "reply_texts:*",
    "reviewers:*",
    "wagtailadmin_collections:add",
    "wagtailadmin_collections:edit",
    "wagtailadmin_collections:index*",
    "wagtailadmin_collections:set_privacy",
    "wagtailadmin_workflows:add",
    "wagtailadmin_workflows:disable*",
    "wagtailadmin_workflows:edit*",
    "wagtailadmin_workflows:enable*",
    "wagtailadmin_workflows:index*",
    "wagtailadmin_workflows:remove",
    "wagtailadmin_workflows:select_task_type",
    "wagtailadmin_workflows:task_index*",
    "wagtaillocales:*",
    "wagtailredirects:*",
    "wagtailsearchpromotions:search_terms*",
    "wagtailsites:*",
    "wagtailusers_*",
}


def _matches(name: str, patterns: set[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def may(role: str, name: str, method: str) -> bool:
    """Return whether this role may open the address of this name."""
    if role == "admin":
        return True
    if role == "editor":
        return not _matches(name, ADMINISTRATORS_ONLY)
    reads = method == "get"
    return _matches(name, OWN_RULES[role] | (READ_RULES[role] if reads else set()))


OWN_RULES = {
    "anonymous": DOOR,
    "reception": OWN | RECEPTION,
    "doctor": OWN | DOCTOR,
    "translator-lv": OWN | TRANSLATOR,
}
READ_RULES = {
    "anonymous": set(),
    "reception": LISTS,
    "doctor": LISTS,
    "translator-lv": LISTS | TRANSLATOR_READS,
}
