from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import (
    post_delete,
    post_migrate,
    post_save,
    pre_migrate,
    pre_save,
)


class TranslationsConfig(AppConfig):
    name = "translations"

    def ready(self) -> None:
        from wagtail.models import Locale
        from wagtail.signals import published, unpublished
        from wagtail_localize import models as upstream

        from translations.access import groups, rules
        from translations.exchange.memory import keys
        from translations.language import checks
        from translations.models import Build, SourceDigest
        from translations.publishing import dates, offline
        from translations.publishing.publication import enforcement
        from translations.tracking import marking, recording, sources, warnings
        from translations.upstream import (
            empty_forms,
            lost_choices,
            passed_dates,
            reasons,
            titles,
            usage,
            validation,
        )
        from translations.upstream.checks import check_patches

        pre_save.connect(validation.check_string, sender=upstream.StringTranslation)
        pre_save.connect(validation.check_override, sender=upstream.SegmentOverride)
        for model in (upstream.StringTranslation, upstream.SegmentOverride):
            post_save.connect(validation.store_verdict, sender=model)
        pre_save.connect(rules.refuse_second_source, sender=upstream.TranslationSource)
        post_save.connect(recording.record_digest, sender=upstream.TranslationSource)
        post_save.connect(recording.record_build, sender=upstream.TranslationLog)
        post_save.connect(keys.index_string, sender=upstream.String)
        post_save.connect(groups.make_group_for_home)
        # Sent for pages and snippets alike, and never for aliases.
        published.connect(sources.refresh_source)
        published.connect(recording.record_publication)
        unpublished.connect(recording.record_absence)
        published.connect(dates.hand_down_dates)
        unpublished.connect(dates.take_along)
        register(checks.check_translatable_models, Tags.models)
        for signal in (post_save, post_delete):
            signal.connect(usage.refresh_usage, sender=upstream.SegmentOverride)
        for model in (Build, SourceDigest, upstream.Translation):
            post_save.connect(warnings.forget_list, sender=model)
            post_delete.connect(warnings.forget_list, sender=model)
        pre_migrate.connect(marking.before_migrating, sender=self)
        post_migrate.connect(marking.after_migrating, sender=self)
        post_save.connect(marking.mark_for_language, sender=Locale)
        titles.install_title_receiver()
        enforcement.install_publication_gate()
        offline.install_offline_rights()
        dates.install_expiry_with_the_original()
        passed_dates.install_passed_dates()
        reasons.install_localized_errors()
        lost_choices.install_lost_choices()
        usage.install_usage_of_choices()
        empty_forms.install_empty_forms()
        register(check_patches, Tags.compatibility)
