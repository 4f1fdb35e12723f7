from allauth.account.views import reauthenticate
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from articles.feed import GuidesFeed
from articles.readiness import problems as warning_problems
from backups.readiness import problems as backup_problems
from core.background.readiness import problems as background_problems
from core.bounces.readiness import problems as bounce_problems
from core.door.post.readiness import problems as account_mail_problems
from core.door.views import Reset, SignIn, SignOut, enter_collection, enter_page, visitors_sign_in
from core.formats.llms import llms
from core.formats.markdown import markdown
from core.health import alive, ready
from core.media import document, media
from core.metrics import metrics
from core.schedule.failures import figures as schedule_figures
from core.schedule.failures import problems as schedule_problems
from core.security_txt import security_txt
from core.sharing.views import share_picture
from core.sitemaps import sitemap
from core.views import (
    choose_language,
    dismiss_notice,
    forbidden,
    page_not_found,
    robots,
)
from core.web_manifest import manifest
from forms.bodies import bad_request
from forms.metrics import figures as callback_figures
from forms.outage import server_error
from forms.readiness import problems
from search.views.results import search
from search.views.suggest import opened, suggest
from search.watching import figures as search_figures
from search.watching import problems as search_problems
from translations.desk.views.demand import want_page
from translations.upstream.readiness import problems as patch_problems

handler400 = bad_request
handler403 = forbidden
handler404 = page_not_found
handler500 = server_error

# Browsers ask for these two addresses without reading a page.
ICONS = ("favicon.ico", "apple-touch-icon.png")
icon = cache_control(public=True, max_age=24 * 3600)(serve)

urlpatterns = [
    path("", choose_language, name="root"),
    # Before Wagtail's own, at the same addresses.
    path("admin/login/", SignIn.as_view(), name="wagtailadmin_login"),
    path("admin/logout/", SignOut.as_view(), name="wagtailadmin_logout"),
    path("admin/password_reset/", Reset.as_view(), name="wagtailadmin_password_reset"),
    # The names under which allauth looks for them.
    path("admin/login/", SignIn.as_view(), name="account_login"),
    path("admin/logout/", SignOut.as_view(), name="account_logout"),
    path("admin/reauthenticate/", reauthenticate, name="account_reauthenticate"),
    path("admin/second-factor/", include("allauth.mfa.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("media/<path:path>", media, name="media"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        enter_collection,
        name="wagtaildocs_authenticate_with_password",
    ),
    # Before Wagtail's own, at the same address.
    path("documents/<int:document_id>/<path:document_filename>", document, name="document"),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("share/<int:pk>/<slug:digest>.png", share_picture, name="share_picture"),
    path("site.webmanifest", manifest, name="manifest"),
    path("llms.txt", llms, name="llms"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("healthz", alive, name="healthz"),
    path(
        "readyz",
        ready,
        {
            "checks": [
                patch_problems,
                problems,
                search_problems,
                warning_problems,
                schedule_problems,
                backup_problems,
                background_problems,
                account_mail_problems,
                bounce_problems,
            ]
        },
        name="readyz",
    ),
    path(
        "metrics",
        metrics,
        {"figures": [callback_figures, search_figures, schedule_figures]},
        name="metrics",
    ),
    *[
        path(name, icon, {"path": name, "document_root": settings.BASE_DIR / "static"})
        for name in ICONS
    ],
]


urlpatterns += i18n_patterns(
    path("feed.xml", GuidesFeed(), name="guides_feed"),
    re_path(r"^(?P<path>[\w/-]+)\.md$", markdown, name="markdown"),
    path("search/", search, name="search"),
    path("search/opened/", opened, name="search_opened"),
    path("search/suggest/", suggest, name="search_suggest"),
    path("wanted/", want_page, name="want_page"),
    path("notice-seen/", dismiss_notice, name="dismiss_notice"),
    path("_util/login/", visitors_sign_in, name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        enter_page,
        name="wagtailcore_authenticate_with_password",
    ),
    path("", include(wagtail_urls)),
)
