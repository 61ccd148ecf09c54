"""Say when an event was: the words of time about its claims, resolved against the report's day, and a choice.

The rules propose the possible times (each mention, the report's own day, "not told"); a model that was trained on the
gold decides, since "a statement on a day is no date of the event" is a matter of many small signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tollbook.model import Claim, DatePrecision, Span
from tollbook.read.learned import Models
from tollbook.read.page import Page
from tollbook.read.times_context import EventContext, context_of
from tollbook.read.times_dateline import report_anchor, report_day
from tollbook.read.times_features import topics
from tollbook.read.times_resolve import Anchor, Days
from tollbook.read.times_rows import Choice, rows_of

__all__ = ["Anchor", "anchor", "date_of", "report_day"]

MODEL = "time"

OWNED_WORDS = 5
"""Words after a genitive among which the event that it owns stands: "Saturday's suicide car bomb attack"."""

_GENITIVE = re.compile(r"['’]s")

Date = tuple[str, str]


@cache
def _packaged() -> Models:
    return Models()


def anchor(page: Page) -> Anchor | None:
    """Give the day of a page's report, with the place of its dateline; None where the report has no day."""
    return report_anchor(page.report)


def _is_told_before(context: EventContext, choice: Choice) -> bool:
    """Tell whether a time is past and told by the claims' last sentence; "not told" always may be chosen."""
    if choice.mention is None or choice.days is None:
        return choice.days is None
    today = report_anchor(context.page.report)
    if today is not None and today.year_known == choice.days.year_known and choice.days.last >= today.day:
        return False
    return context.sentence_of(choice.mention.span.start) <= context.claim_sentences[-1]


def _owned(context: EventContext, choices: Sequence[Choice]) -> Days | None:
    """Give the days that own the event in so many words, "last Saturday's attack"; None where two do."""
    found = {
        choice.days
        for choice in choices
        if choice.days and choice.mention and _owns_event(context, choice.mention.span)
    }
    return found.pop() if len(found) == 1 else None


def _owns_event(context: EventContext, span: Span) -> bool:
    text = context.page.text
    if context.sentence_distance(span.start)[0] > 0 or not _GENITIVE.search(text[: span.end + 2], span.end - 2):
        return False
    return bool(topics(" ".join(text[span.end :].split()[:OWNED_WORDS])))


def date_of(
    page: Page,
    claims: Sequence[Claim],
    others: Sequence[Claim] = (),
    *,
    recalled: bool = False,
    models: Models | None = None,
) -> tuple[Date | None, DatePrecision]:
    """Give first and last day of the event that these claims tell of, and how exact they are.

    `others` are the report's claims of other events; they tell which words of time are theirs. The date is None, and
    its precision unknown, where the text does not say when the event was; `--MM-DD` where it does not say the year.
    What is `recalled` from earlier days has its time told by then, and not on the report's own day.
    """
    if not claims:
        return None, DatePrecision.UNKNOWN
    context = context_of(page, claims, others)
    rows, choices = rows_of(context)
    scores = (models or _packaged())[MODEL].scores(rows)
    asked = [i for i, c in enumerate(choices) if not recalled or _is_told_before(context, c)]
    days = _owned(context, choices) or choices[max(asked, key=lambda i: (scores[i], -i))].days
    return (None, DatePrecision.UNKNOWN) if days is None else (days.written(), days.precision)
