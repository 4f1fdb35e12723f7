"""The puzzle for the visitor's browser: ALTCHA's proof of work."""

import json
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest

from forms.altcha import challenge, solved
from forms.models import CallbackRequest
from tests import factories, pages
from tests.forms.sending import answers, send
from tests.visitor import Visitor

TOKEN = "6c8c7a3a-6f0e-4f5c-9a35-6d1b9f1f2f11"


@pytest.fixture(autouse=True)
def _easy(settings):
    settings.CALLBACK_ALTCHA = True
    settings.CALLBACK_ALTCHA_EFFORT = 50


def answer(puzzle: dict, **changes) -> str:
    """What a browser sends that has looked for the number."""
    numbers = range(puzzle["maxnumber"] + 1)
    salt = puzzle["salt"]
    number = next(
        n for n in numbers if sha256(f"{salt}{n}".encode()).hexdigest() == puzzle["challenge"]
    )
    return b64encode(json.dumps(puzzle | {"number": number} | changes).encode()).decode()


def test_the_number_solves_the_puzzle():
    assert solved(answer(challenge(TOKEN)), TOKEN)


def test_an_answer_serves_one_form_only():
    assert not solved(answer(challenge(TOKEN)), TOKEN.replace("6", "7"))


@pytest.mark.parametrize(
    "changes", [{"number": 999}, {"signature": "0" * 64}, {"challenge": "0" * 64}, {"salt": "x"}]
)
def test_a_forged_answer_is_none(changes):
    assert not solved(answer(challenge(TOKEN), **changes), TOKEN)


def test_digits_of_the_number_cannot_move_into_the_salt():
    puzzle = challenge(TOKEN)
    found = json.loads(b64decode(answer(puzzle)))
    moved = found | {"salt": f"{found['salt']}{str(found['number'])[0]}", "number": 0}

    assert not solved(b64encode(json.dumps(moved).encode()).decode(), TOKEN)


@pytest.mark.parametrize(
    "junk", ["", "x", "é", "e30=", "W10=", "bnVsbA==", b64encode(b"[" * 5000).decode(), "MQ=="]
)
def test_junk_is_no_answer(junk):
    assert not solved(junk, TOKEN)


@pytest.mark.django_db
class TestForm:
    @pytest.fixture
    def form(self):
        factories.site()
        return pages.callback()

    def test_a_solved_puzzle_leaves_no_mark(self, visitor: Visitor, form):
        page = visitor.read(form.get_url())
        hidden = {
            n["name"]: n.get("value", "") for n in page.select('main form input[type="hidden"]')
        }
        puzzle = json.loads(page.select_one("[data-challenge]")["data-challenge"])
        visitor.post(form.get_url(), hidden | {"altcha": answer(puzzle)} | answers())

        assert "unproven" not in CallbackRequest.objects.get().suspicion

    def test_an_unsolved_one_is_taken_in_and_marked(self, visitor: Visitor, form):
        assert send(visitor, form).status_code == 302
        assert "unproven" in CallbackRequest.objects.get().suspicion

    def test_nobody_is_asked_unless_the_settings_say_so(self, visitor: Visitor, form, settings):
        settings.CALLBACK_ALTCHA = False
        assert not visitor.read(form.get_url()).select("[data-challenge], [name=altcha]")

        send(visitor, form)
        assert "unproven" not in CallbackRequest.objects.get().suspicion
