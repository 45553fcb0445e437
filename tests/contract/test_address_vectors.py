"""The canonical form of an address, as Python gives it. `tests/extension/test_address.py` asks JavaScript the same."""

import json
from pathlib import Path

import pytest

from casefile.address import BadAddressError, canonical

VECTORS = json.loads((Path(__file__).parent / "address_vectors.json").read_text(encoding="utf-8"))


def canonical_or_none(address: str) -> str | None:
    """Give the canonical form, or None where Python says that there is none."""
    try:
        return canonical(address)
    except BadAddressError:
        return None


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["why"] for vector in VECTORS])
def test_python_keeps_the_contract(vector: dict[str, str | None]) -> None:
    """Each address has the canonical form that the contract gives it, or none."""
    assert canonical_or_none(str(vector["address"])) == vector["canonical"]


@pytest.mark.parametrize("form", sorted({vector["canonical"] for vector in VECTORS if vector["canonical"]}))
def test_a_canonical_form_is_its_own(form: str) -> None:
    """What is canonical stays as it is when asked again, so a key is the same however often it passes through."""
    assert canonical(form) == form
