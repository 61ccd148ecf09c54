"""Which predicted claim is which gold claim, and when two names mean the same party.

The rules are those of the guidelines: the harm is the same, the spans overlap, the counts agree; for one person a
span inside the other's description will do, because careful readers differ on the name or its apposition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import filterfalse
from typing import Final

from tollbook.evaluate.records import ScoredClaim, ScoredDocument

Pair = tuple[ScoredClaim, ScoredClaim]
"""A gold claim and the predicted claim that is taken for it."""

STOP_WORDS: Final = frozenset({"the", "a", "an", "of", "and", "in", "at", "for", "said", "his", "her", "their", "its"})
"""Words that make no difference between two names of one party; part of the measure's definition."""

SAME_PARTY: Final = 0.5
"""Two quotes name one party from this share of common words (token F1) on."""


def one_person(a: ScoredClaim, b: ScoredClaim) -> bool:
    """Tell whether both count one person and one's description holds the other's span."""
    if not a.value == (1,) == b.value:
        return False
    return any(x.victims_span is not None and x.victims_span.overlaps(y.span) for x, y in ((a, b), (b, a)))


def spans_overlap(a: ScoredClaim, b: ScoredClaim) -> bool:
    """Tell whether both claims stand on common ground."""
    return a.span.overlaps(b.span)


def neutral(document: ScoredDocument, predicted: ScoredDocument) -> tuple[list[ScoredClaim], list[ScoredClaim]]:
    """Leave out attackers who die in their own attack, gold ones and what is predicted over them."""
    attackers = [claim for claim in document.claims if claim.self_inflicted]
    gold = [claim for claim in document.claims if not claim.self_inflicted]

    def over_attacker(claim: ScoredClaim) -> bool:
        return any(attacker.harm is claim.harm and spans_overlap(attacker, claim) for attacker in attackers)

    return gold, list(filterfalse(over_attacker, predicted.claims))


def match(
    gold: Sequence[ScoredClaim],
    predicted: Sequence[ScoredClaim],
    *,
    same_harm: bool = True,
    same_count: bool = True,
) -> list[Pair]:
    """Pair claims one to one, first by their spans, then one person with the other's description.

    Among several candidates the one with the same count wins, then the one with the widest common span, then the first.
    """
    pairs: list[Pair] = []
    used: set[int] = set()
    found: set[int] = set()
    for touch in (spans_overlap, one_person):
        for i, claim in enumerate(gold):
            free = [] if i in found else [j for j in range(len(predicted)) if j not in used]
            best = _best(claim, predicted, free, touch, same_harm=same_harm, same_count=same_count)
            if best is not None:
                used.add(best)
                found.add(i)
                pairs.append((claim, predicted[best]))
    return pairs


def _best(
    claim: ScoredClaim,
    predicted: Sequence[ScoredClaim],
    free: Sequence[int],
    touch: Callable[[ScoredClaim, ScoredClaim], bool],
    *,
    same_harm: bool,
    same_count: bool,
) -> int | None:
    """Choose the candidate for one gold claim, by its place in the list."""
    best: tuple[tuple[bool, int], int] | None = None
    for j in free:
        other = predicted[j]
        if (same_harm and other.harm is not claim.harm) or not touch(claim, other):
            continue
        agree = claim.value == other.value
        if same_count and not agree:
            continue
        width = min(claim.span.end, other.span.end) - max(claim.span.start, other.span.start)
        if best is None or (agree, width) > best[0]:
            best = ((agree, width), j)
    return None if best is None else best[1]


def words_of(quote: str | None) -> frozenset[str]:
    """Take a quote apart into its telling words, lower case."""
    words = "".join(c.lower() if c.isalnum() else " " for c in quote or "").split()
    return frozenset(words) - STOP_WORDS


def same_party(a: str | None, b: str | None) -> bool:
    """Tell whether two quotes name one party: both say nothing, or they share enough words."""
    left, right = words_of(a), words_of(b)
    if not left or not right:
        return not left and not right
    return 2 * len(left & right) / (len(left) + len(right)) >= SAME_PARTY


def day_of(written: str | None) -> tuple[bool, date] | None:
    """Read a day as (is the year known, the day); None where there is none or it cannot be read."""
    if not isinstance(written, str):
        return None
    yearless = written.startswith("--")
    try:
        # 2000 was a leap year: `--02-29` is a day.
        return not yearless, date.fromisoformat(written.replace("--", "2000-", 1) if yearless else written)
    except ValueError:
        return None


def same_day(a: str | None, b: str | None) -> bool:
    """Tell whether two days agree to within one day; no day agrees only with no day."""
    left, right = day_of(a), day_of(b)
    if left is None or right is None:
        return left is None and right is None
    return left[0] == right[0] and abs((left[1] - right[1]).days) <= 1


def same_people(claims: Sequence[ScoredClaim]) -> dict[str, str]:
    """Group claims that `same_as` ties together: claim id to the id that stands for its group."""
    root = {claim.id: claim.id for claim in claims}

    def find(claim_id: str) -> str:
        while root[claim_id] != claim_id:
            claim_id = root[claim_id]
        return claim_id

    for claim in claims:
        if claim.same_as in root:
            root[find(claim.id)] = find(claim.same_as)
    return {claim.id: find(claim.id) for claim in claims}
