"""The icons that browsers fetch without being told where they are."""

import pytest
from django.conf import settings

TYPES = {
    "favicon.ico": {"image/x-icon", "image/vnd.microsoft.icon"},
    "apple-touch-icon.png": {"image/png"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", TYPES)
def test_an_icon_at_the_root_is_the_drawn_file_and_may_be_cached_by_anybody(client, name):
    answer = client.get(f"/{name}")
    content = b"".join(answer)
    answer.close()

    assert answer.status_code == 200
    assert answer["Content-Type"] in TYPES[name]
    assert content == (settings.BASE_DIR / "static" / name).read_bytes()
    assert {"public", "max-age=86400"} <= set(answer["Cache-Control"].split(", "))
    assert not answer.cookies


@pytest.mark.django_db
def test_a_browser_that_has_the_icon_does_not_fetch_it_again(client):
    first = client.get("/favicon.ico")
    first.close()

    again = client.get("/favicon.ico", headers={"if-modified-since": first["Last-Modified"]})

    assert again.status_code == 304
