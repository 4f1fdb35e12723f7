"""Addresses: what our own proxies say is true, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ratelimit.client import client_address, network

PROXY = "10.0.0.5"


@pytest.fixture
def address(rf, settings):
    def ask(proxies: int, forwarded: str | None, peer: str = PROXY) -> str:
        settings.TRUSTED_PROXY_COUNT = proxies
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        return client_address(rf.get("/", headers=headers, REMOTE_ADDR=peer))

    return ask


def test_without_a_proxy_the_header_is_hearsay(address):
    assert address(0, "1.2.3.4", peer="203.0.113.9") == "203.0.113.9"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4,5.6.7.8,  203.0.113.9 ", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
    ],
)
def test_the_entry_of_the_outermost_proxy_counts(address, proxies, forwarded, expected):
    assert address(proxies, forwarded) == expected


@pytest.mark.parametrize("forwarded", [None, "", "203.0.113.9"])
def test_fewer_entries_than_proxies_are_not_believed(address, forwarded):
    assert address(2, forwarded) == PROXY


@pytest.mark.parametrize("forwarded", ["unknown", "1.2.3.4, _hidden", "1.2.3.4, ", "1.2.3.4.5"])
def test_what_is_no_address_is_not_believed(address, forwarded):
    assert address(1, forwarded) == PROXY


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("203.0.113.9:4711", "203.0.113.9"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:0DB8:0:0::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_one_address_is_written_in_one_way(address, written, usual):
    assert address(1, written) == usual


def test_behind_a_unix_socket_there_may_be_no_address(address):
    assert address(0, None, peer="") == ""
    assert network("") == ""


def test_an_ipv6_household_counts_as_one():
    assert network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert network("2001:db8:1:3::1") != network("2001:db8:1:2::1")
    assert network("203.0.113.9") == "203.0.113.9"


@given(forwarded=st.text(), peer=st.text())
def test_no_header_breaks_it(rf_factory, forwarded, peer):
    request = rf_factory.get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)

    assert network(client_address(request)) is not None


@pytest.fixture(scope="module")
def rf_factory():
    from django.test import RequestFactory

    return RequestFactory()
