"""Each rule of the voice: what it finds, and what it leaves alone. Nothing here needs a database."""

import pytest

from translations.desk.doubts.kinds import KINDS
from translations.language.quality import CheckedString, error_in, warnings_in

UNTOLD = "Rest your back"
VOICE = {"hard_space", "dash", "quotes", "ellipsis", "yo", "wording", "weaker"}


def findings(target, code, source=UNTOLD, path="body.text", *, safety=False):
    """What the voice says; numbers and endings, of which the other checks speak, are left out."""
    checked = CheckedString(source, target, "en", code, path, safety=safety)
    return [one for one in warnings_in(checked) if one.code in VOICE]


def codes(*args, **options):
    return [one.code for one in findings(*args, **options)]


@pytest.mark.parametrize(
    ("target", "code", "kind"),
    [
        ("Pagaidiet 20 minūtes", "lv", "hard_space"),
        ("Vēl 3 reizes dienā", "lv", "hard_space"),
        ("Подождите 20&nbsp;минут в тепле", "ru", "hard_space"),
        ("Подождите 20 минут", "ru", "hard_space"),
        ("Температура 38 °C", "ru", "hard_space"),
        ("Elpojiet — lēni", "lv", "dash"),
        ("Elpojiet - lēni", "lv", "dash"),
        ("Дышите – спокойно", "ru", "dash"),
        ("Дышите - спокойно", "ru", "dash"),
        ("Дышите — спокойно", "ru", "dash"),
        ("Sakiet “jā”", "lv", "quotes"),
        ("Скажите „да”", "ru", "quotes"),
        ('Скажите "да"', "ru", "quotes"),
        ("Un tad...", "lv", "ellipsis"),
        ("И\u00a0тогда...", "ru", "ellipsis"),
        ("Мы ждем вас", "ru", "yo"),
        ("Теплые руки", "ru", "yo"),
        ("Под простыней", "ru", "yo"),
        ("Отёк удаленный", "ru", "yo"),
        ("Muguru nav jāmasē", "lv", "wording"),
        ("Kad masāža nav ieteicama", "lv", "wording"),
        ("Apguļaties, lai varat atpūsties", "lv", "wording"),
        ("Virs nierēm viegli", "lv", "wording"),
        ("Ir 10 stāvokļi", "lv", "wording"),
        ("Pieskaras, bet nekad mugurkaulam", "lv", "wording"),
        ("Массаж не&nbsp;рекомендуется", "ru", "wording"),
        ("Осторожно, если есть отёк", "ru", "wording"),
        ("Над почками легко", "ru", "wording"),
        ("Массаж вам безопасен", "ru", "wording"),
        ("Десять заболеваний", "ru", "wording"),
        ("Мышцы рядом, но&nbsp;никогда сам позвоночник", "ru", "wording"),
        ("Say „yes”", "en", "quotes"),
        ("And then...", "en", "ellipsis"),
        ("Ten conditions", "en", "wording"),
    ],
)
def test_what_breaks_a_rule_is_doubtful(target, code, kind):
    assert codes(target, code) == [kind]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("Pagaidiet 20\u00a0minūtes", "lv"),
        ("Pagaidiet 20&nbsp;minūtes", "lv"),
        ("Pagaidiet 10–20\u202fminūtes", "lv"),
        ("Pagaidiet <b>20</b>&nbsp;minūtes", "lv"),
        ("2. gads", "lv"),
        ("Elpojiet – lēni", "lv"),
        ("Sakiet „jā” un nedrīkst", "lv"),
        ("Muguru nedrīkst masēt", "lv"),
        ("Kad no masāžas jāatturas", "lv"),
        ("Mugurkaulu nemasējam nekad", "lv"),
        ("Nekad neraujiet", "lv"),
        ("Kaut kas, lai varētu atpūsties", "lv"),
        ("Подождите 20\u00a0минут", "ru"),
        ("Дышите\u00a0— спокойно", "ru"),
        ("С\u00a09 до\u00a017, 9–17", "ru"),
        ("Скажите «да»", "ru"),
        ("Сохранена, удалена, включена", "ru"),
        ("Удаление, изменение, приемлемо", "ru"),
        ("Чем и\u00a0всем, осел", "ru"),
        ("Никогда не\u00a0тяните", "ru"),
        ("Синяя-по-белому", "ru"),
    ],
)
def test_what_keeps_the_rules_is_free(target, code):
    assert codes(target, code) == []


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("You need not undress", "Nav jāizģērbjas", "lv"),
        ("You don’t have to pay", "Nav jāmaksā", "lv"),
        ("This is not recommended", "Tas nav ieteicams", "lv"),
        ("Not advisable", "Не\u00a0рекомендуется", "ru"),
        ("Be careful if it hurts", "Осторожно, если болит", "ru"),
    ],
)
def test_what_the_original_says_too_is_free(source, target, code):
    assert codes(target, code, source) == []


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("You must not come", "Masāža ir vēlama", "lv"),
        ("Never press the throat", "Uz kakla spiediet viegli", "lv"),
        ("Do not lie down", "Лучше посидеть", "ru"),
        ("This is not safe for you", "Jums tas ir droši", "lv"),
        ("It isn’t safe for you", "Для вас это безопасно", "ru"),
        (
            "Massage without pressure on the spine",
            "Массаж с\u00a0нажимом на\u00a0позвоночник",
            "ru",
        ),
        ("You must ask a doctor", "Var jautāt ārstam", "lv"),
        ("You must ask a doctor", "Можно спросить врача", "ru"),
        ("Call 113", "Varat zvanīt 113", "lv"),
        ("Call 113", "Можно позвонить 113", "ru"),
        ("Stop at once", "Pārtrauciet", "lv"),
        ("Stop at once", "Прекратите", "ru"),
        ("Speak to a doctor today", "Vērsieties pie ārsta", "lv"),
        ("See a doctor the same day", "Обратитесь к\u00a0врачу", "ru"),
        ("Come only when you are well", "Nāciet, kad esat vesels", "lv"),
        ("Come only if you are well", "Приходите здоровыми", "ru"),
    ],
)
def test_safety_advice_that_became_weaker_is_doubtful(source, target, code):
    assert codes(target, code, source, safety=True) == ["weaker"]
    assert codes(target, code, source) == []


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("You must not come", "Masēt nedrīkst", "lv"),
        ("Do not come", "No masāžas jāatturas", "lv"),
        ("You must not come", "Массаж делать нельзя", "ru"),
        ("Avoid pressure", "Избегайте нажима", "ru"),
        ("You must ask a doctor", "Jājautā ārstam", "lv"),
        ("A doctor must agree", "Врач должен согласиться", "ru"),
        ("Call 113", "Zvaniet 113", "lv"),
        ("Call 113", "Вызывайте 113", "ru"),
        ("How to rest and when to call 113", "Как отдыхать и\u00a0когда звонить 113", "ru"),
        ("Stop at once", "Uzreiz pārtrauciet", "lv"),
        ("Speak to a doctor today", "Vēl šodien vērsieties pie ārsta", "lv"),
        ("See a doctor the same day", "К\u00a0врачу в\u00a0тот же день", "ru"),
        ("Come only when you are well", "Nāciet tikai veseli", "lv"),
    ],
)
def test_safety_advice_as_strong_as_the_original_is_free(source, target, code):
    assert codes(target, code, source, safety=True) == []


def test_nav_ja_does_not_count_as_a_prohibition_in_safety_advice():
    found = codes("Nav jāmasē", "lv", "You must not massage it", safety=True)

    assert found == ["wording", "weaker"]


def test_a_message_quotes_the_place_and_tells_the_rule():
    [found] = findings("Сядьте в тепле и на стул, к окну, с пледом", "ru")

    assert found.message == (
        "A hard space belongs after a short word, so that no line ends with it: "
        "“в тепле · и на · на стул,”."
    )


@pytest.mark.parametrize("path", ["slug", "other_names", "forbidden"])
def test_words_that_nobody_reads_have_no_voice(path):
    assert codes("мед в чае", "ru", path=path) == []


def test_a_language_without_rules_is_left_alone():
    assert codes("Oota 20 minutit - ja puhka...", "et") == []


def test_every_kind_of_voice_doubt_has_a_name_on_the_desk():
    assert set(KINDS) >= VOICE


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("You must not come", "Masāža ir vēlama...", "lv"),
        ("Call 113 at once", "Можно позвонить по номеру 113 – если что...", "ru"),
    ],
)
def test_no_rule_refuses_a_text(source, target, code):
    checked = CheckedString(source, target, "en", code, "body.text", safety=True)

    assert error_in(checked) == ""
    assert findings(target, code, source, safety=True)
