"""To which addresses webhooks may go."""

import ipaddress

import pytest

from samplan.webhooks.addresses import (
    Allowed,
    Fault,
    Target,
    is_public,
    read_target,
    refused,
)

NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104 - nothing listens there
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "2a00:1450:400f::5",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
]


@pytest.mark.parametrize("written", NOT_PUBLIC)
def test_numbers_of_networks_of_one_s_own_are_not_public(written: str) -> None:
    assert not is_public(ipaddress.ip_address(written))


@pytest.mark.parametrize("written", PUBLIC)
def test_numbers_of_the_open_net_are(written: str) -> None:
    assert is_public(ipaddress.ip_address(written))


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("ftp://portal.example.se/", Fault.SCHEME),
        ("file:///etc/passwd", Fault.SCHEME),
        ("gopher://portal.example.se/", Fault.SCHEME),
        ("https:///path", Fault.FORM),
        ("https://portal.example.se:99999/", Fault.FORM),
        ("https://portal.example.se/#part", Fault.FORM),
        ("https://portal.example.se\\@10.0.0.1/", Fault.FORM),
        ("https://[fe80::1%25eth0]/", Fault.FORM),
        ("https://[::1/", Fault.FORM),
        ("https://pörtal.example.se/", Fault.FORM),
        ("https://user:pass@portal.example.se/", Fault.CREDENTIALS),
        ("https://user@portal.example.se/", Fault.CREDENTIALS),
        ("https://:@portal.example.se/", Fault.CREDENTIALS),
        ("https://portal.example.se:22/", Fault.PORT),
        ("https://portal.example.se:25/", Fault.PORT),
        ("https://portal.example.se:0/", Fault.PORT),
    ],
)
def test_what_is_no_address_for_webhooks_is_refused(url: str, fault: Fault) -> None:
    assert read_target(url) is fault


@pytest.mark.parametrize(
    ("url", "target", "authority"),
    [
        (
            "https://Portal.Example.se./a?b=c",
            Target("https", "portal.example.se", 443, "/a?b=c"),
            "portal.example.se",
        ),
        (
            "https://portal.example.se:8443",
            Target("https", "portal.example.se", 8443, "/"),
            "portal.example.se:8443",
        ),
        ("http://[::1]:8080/x", Target("http", "::1", 8080, "/x"), "[::1]:8080"),
    ],
)
def test_an_address_is_taken_apart(url: str, target: Target, authority: str) -> None:
    assert read_target(url) == target
    assert target.authority == authority


def test_the_connection_is_made_to_the_number() -> None:
    target = Target("https", "portal.example.se", 8443, "/a?b=c")
    assert target.at(ipaddress.ip_address("8.8.8.8")) == "https://8.8.8.8:8443/a?b=c"
    assert target.at(ipaddress.ip_address("2a00::5")) == "https://[2a00::5]:8443/a?b=c"


OUTSIDE, INSIDE = ipaddress.ip_address("8.8.8.8"), ipaddress.ip_address("10.1.2.3")
SAFE = Target("https", "portal.example.se", 443, "/")
PLAIN = Target("http", "portal.example.se", 80, "/")


def test_one_number_inside_is_enough_to_refuse_a_name() -> None:
    nothing = Allowed.read("")
    assert refused(SAFE, [OUTSIDE], nothing) is None
    assert refused(SAFE, [INSIDE], nothing) is Fault.PRIVATE
    assert refused(SAFE, [OUTSIDE, INSIDE], nothing) is Fault.PRIVATE


def test_without_encryption_it_goes_only_to_what_is_allowed_by_name() -> None:
    assert refused(PLAIN, [OUTSIDE], Allowed.read("")) is Fault.SCHEME
    assert refused(PLAIN, [OUTSIDE], Allowed.read("portal.example.se")) is None
    assert refused(PLAIN, [INSIDE], Allowed.read("10.1.0.0/16")) is None
    assert refused(PLAIN, [OUTSIDE], Allowed.read("10.1.0.0/16")) is Fault.SCHEME


@pytest.mark.parametrize(
    ("setting", "is_allowed"),
    [
        ("", False),
        ("other.example.se", False),
        ("10.2.0.0/16", False),
        ("portal.example.se", True),
        (" PORTAL.example.se , other", True),
        ("10.1.2.3", True),
        ("10.0.0.0/8", True),
        ("*", True),
    ],
)
def test_hosts_and_networks_of_one_s_own_are_allowed_one_by_one(
    setting: str, is_allowed: bool
) -> None:
    assert (refused(SAFE, [INSIDE], Allowed.read(setting)) is None) == is_allowed
