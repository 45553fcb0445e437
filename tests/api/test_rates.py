import gc

import pytest

from api.rates import KEY_SECONDS, Rates, TooManyError, network


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("203.0.113.1", "203.0.113.254"),
        ("::ffff:203.0.113.1", "203.0.113.9"),
        ("2001:db8:1:2::3", "2001:db8:1:ffff::"),
        ("fe80::1%eth0", "fe80::2"),
        (None, "no address"),
    ],
)
def test_neighbours_share_a_network(one: str | None, other: str | None) -> None:
    """Addresses of one /24, or one /48, are one network."""
    assert network(one) == network(other)


@pytest.mark.parametrize(
    ("one", "other"), [("203.0.113.1", "203.0.114.1"), ("2001:db8:1::", "2001:db8:2::"), (None, "::1")]
)
def test_others_do_not(one: str | None, other: str | None) -> None:
    """Addresses further apart are different networks."""
    assert network(one) != network(other)


async def test_limit_counts_by_network() -> None:
    """One network's checks end at the limit, its neighbours' with it; another network goes on."""
    rates = Rates(checks="2/minute", logins="1/minute")
    await rates.count_check("203.0.113.1")
    await rates.count_check("203.0.113.2")
    with pytest.raises(TooManyError) as caught:
        await rates.count_check("203.0.113.3")
    assert 1 <= int(caught.value.headers["Retry-After"]) <= 60
    await rates.count_check("198.51.100.1")


async def test_key_is_replaced_every_hour() -> None:
    """After an hour the same network counts under another name, and nothing tells that they are the same."""
    now = 0.0
    rates = Rates(checks="1/day", logins="1/minute", clock=lambda: now)
    await rates.count_check("203.0.113.1")
    first = rates._hashed("x")
    now = KEY_SECONDS - 1
    assert rates._hashed("x") == first
    with pytest.raises(TooManyError):
        await rates.count_check("203.0.113.1")
    now = KEY_SECONDS
    assert rates._hashed("x") != first
    await rates.count_check("203.0.113.1")


async def test_counts_hold_no_address() -> None:
    """What is counted is a hash: neither address nor network stands in memory beside a count."""
    rates = Rates(checks="2/minute", logins="2/minute")
    await rates.count_check("203.0.113.77")
    await rates.count_login("ada", "203.0.113.77")
    gc.collect()
    held = repr(vars(rates._limiter.storage))
    assert "203.0.113" not in held
    assert "ada" not in held
    assert held.count("LIMITER") >= 3
