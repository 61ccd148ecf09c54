"""Settings come from the environment, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.errors import SetupError
from tollbook.settings import Settings, load


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Settings()),
        ({"TOLLBOOK_DB": "", "TOLLBOOK_WAIT": ""}, Settings()),
        ({"TOLLBOOK_DB": "/srv/record.db"}, Settings(db=Path("/srv/record.db"))),
        ({"TOLLBOOK_WAIT": "0"}, Settings(wait_s=0)),
        ({"TOLLBOOK_WAIT": "2.5"}, Settings(wait_s=2.5)),
    ],
    ids=str,
)
def test_what_is_set_counts_and_the_rest_keeps_its_default(environment: dict[str, str], expected: Settings) -> None:
    """An empty value is no value."""
    assert load(environment) == expected


@pytest.mark.parametrize("wait", ["soon", "-1", "inf", "nan"])
def test_a_wait_that_is_no_number_of_seconds_is_refused(wait: str) -> None:
    """The line names the variable, what it holds and what to write."""
    with pytest.raises(SetupError, match="TOLLBOOK_WAIT") as caught:
        load({"TOLLBOOK_WAIT": wait})
    assert repr(wait) in str(caught.value)
