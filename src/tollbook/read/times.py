"""Say when an event was: the words of time about its claims, resolved against the report's day, and a choice.

The rules propose the possible times (each mention, the report's own day, "not told"); a model that was trained on the
gold decides, since "a statement on a day is no date of the event" is a matter of many small signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tollbook.model import Claim, DatePrecision
from tollbook.read.learned import Models
from tollbook.read.page import Page
from tollbook.read.times_context import context_of
from tollbook.read.times_dateline import report_anchor, report_day
from tollbook.read.times_resolve import Anchor
from tollbook.read.times_rows import rows_of

__all__ = ["Anchor", "anchor", "date_of", "report_day"]

MODEL = "time"

Date = tuple[str, str]


@cache
def _packaged() -> Models:
    return Models()


def anchor(page: Page) -> Anchor | None:
    """Give the day of a page's report, with the place of its dateline; None where the report has no day."""
    return report_anchor(page.report)


def date_of(
    page: Page, claims: Sequence[Claim], others: Sequence[Claim] = (), *, models: Models | None = None
) -> tuple[Date | None, DatePrecision]:
    """Give first and last day of the event that these claims tell of, and how exact they are.

    `others` are the report's claims of other events; they tell which words of time are theirs. The date is None, and
    its precision unknown, where the text does not say when the event was; `--MM-DD` where it does not say the year.
    """
    if not claims:
        return None, DatePrecision.UNKNOWN
    rows, choices = rows_of(context_of(page, claims, others))
    scores = (models or _packaged())[MODEL].scores(rows)
    days = choices[max(range(len(scores)), key=lambda i: (scores[i], -i))].days
    return (None, DatePrecision.UNKNOWN) if days is None else (days.written(), days.precision)
