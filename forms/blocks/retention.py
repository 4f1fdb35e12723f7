from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RetentionBlock(blocks.StaticBlock):
    """Shows how long requests are kept, from the settings of the forms."""

    class Meta:
        icon = "history"
        label = _("How long requests are kept")
        admin_text = _(
            "The site inserts the number of days after which a callback request is deleted."
        )
        description = _(
            "States after how many days a callback request is deleted: always the actual number."
        )
        template = "components/blocks/retention.html"
        preview_template = "components/blocks/retention_preview.html"
