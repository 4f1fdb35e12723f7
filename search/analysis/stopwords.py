"""Little words that stand in every text. Folded, as everything that is compared."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = {
    "en": _words(
        """a about an and any are as at be been but by can could did do does for from had has have how i if in
        is it its me my no not of on or our s should so t than that the their them then there these they this to
        us was we were what when where which while who why will with would you your"""
    ),
    "lv": _words(
        """ar ari bet bez bus bija ir es esmu ja jo jus ka kad kada kadi kads kam kas ko kur lai lidz man mana
        mani mans manu mes ne nav no pa par pec pie pirms sis so ta tad tas te tie to tu un uz vai vina vins
        """
    ),
    "ru": _words(
        """а без бы был была было быть в вам вас вы где для до его ее если есть же за и из или им их к как ко когда
        кто ли мне мой можно мои моя мы на над не него нее ни них но о об он она они оно от по под при с со так то
        тоже у уже что чтобы эта эти это этот я"""
    ),
}


def is_stop(folded: str, language: str) -> bool:
    return folded in STOP_WORDS.get(language, ())
