"""Blocks of the privacy pages whose content the site itself knows."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PersonalDataBlock(blocks.StaticBlock):
    """Shows what the site keeps about people, why and how long, from the register of personal data."""

    class Meta:
        icon = "list-ul"
        label = _("What the site keeps")
        admin_text = _(
            "The site inserts which personal data it keeps, why and for how long, from its settings."
        )
        description = _(
            "Which personal data the site keeps, why and for how long: always as it is."
        )
        template = "components/blocks/personal_data.html"
        preview_template = "components/blocks/personal_data.html"
        styles = ["kept"]


class CookiesBlock(blocks.StaticBlock):
    """Shows the cookies of the site with their lifetimes, from the settings."""

    class Meta:
        icon = "list-ul"
        label = _("Cookies")
        admin_text = _("The site inserts its cookies, what each is for and how long it stays.")
        description = _("The cookies of the site, what each is for and how long it stays.")
        template = "components/blocks/cookies.html"
        preview_template = "components/blocks/cookies.html"
        styles = ["kept"]
