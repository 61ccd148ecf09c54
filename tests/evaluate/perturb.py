"""Predictions with every kind of mistake, made from gold documents with a seeded generator."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]

HARMS = ("killed", "injured", "killed_or_injured", "missing", "abducted", "detained", "displaced")
HEDGES = ("exact", "at_least", "more_than", "at_most", "fewer_than", "about", "nearly", "range", "vague")
STATUSES = ("civilian", "state_forces", "armed_group", "mixed", "unknown")
POLARITIES = ("asserted", "denied", "hypothetical")
PARTIES = (None, "the army", "army", "the northern army command", "a spokesman for the group", "Doctors")
DAYS: tuple[list[str] | None, ...] = (
    None,
    ["2017-04-15", "2017-04-16"],
    ["--04-15", "--04-15"],
    ["--02-29", "--02-29"],
    ["2017-04-17", "2017-04-17"],
)
DAYS_AMISS: tuple[list[str], ...] = ([], ["not a day", "x"], ["2017-13-01", "2017-13-01"])
PLACES = (None, "Oldbridge", "the town of Oldbridge", "Newbridge")


def _value(rng: random.Random) -> list[int] | None:
    return rng.choice((None, [0], [1], [1], [12], [6, 8]))


def _span(rng: random.Random) -> list[int]:
    start = rng.randrange(60)
    return [start, start + rng.randrange(1, 12)]


def claim(rng: random.Random, number: int) -> Json:
    """Make up a claim of a text of some sixty code points."""
    victims: Any = rng.choice((None, {"span": _span(rng), "quote": rng.choice(PARTIES[1:])}, {"quote": "two guards"}))
    out = {
        "id": f"c{number}",
        "span": _span(rng),
        "quote": "twelve",
        "value": _value(rng),
        "hedge": rng.choice(HEDGES),
        "harm": rng.choice(HARMS[:2]),
        "victims": victims,
        "status": rng.choice(STATUSES),
        "perpetrator": rng.choice(PARTIES),
        "claimant": rng.choice(PARTIES),
        "polarity": rng.choice(POLARITIES),
        "same_as": rng.choice((None, f"c{rng.randint(1, 6)}")),
        "part_of": rng.choice((None, f"c{rng.randint(1, 6)}")),
        "event": f"e{rng.randint(1, 3)}",
    }
    # A chain that bites its own tail is no repeat of anything; both scorers would follow it for ever.
    if out["same_as"] is not None and int(out["same_as"][1:]) >= number:
        out["same_as"] = None
    if rng.random() < 0.1:
        out["self"] = True
    return out


def event(rng: random.Random, number: int) -> Json:
    """Make up an event; now and then its date is none."""
    return {
        "id": f"e{number}",
        "label": "an attack",
        "date": rng.choice(DAYS + DAYS_AMISS),
        "place": rng.choice(PLACES),
        "country": rng.choice((None, "SYR", "PAK")),
        "background": rng.random() < 0.3,
    }


def document(rng: random.Random, doc_id: str) -> Json:
    """Make up a document of up to six claims and three events."""
    claims = [claim(rng, n) for n in range(1, rng.randint(0, 6) + 1)]
    return {"doc_id": doc_id, "claims": claims, "events": [event(rng, n) for n in range(1, rng.randint(0, 3) + 1)]}


def _move(rng: random.Random, c: Json) -> None:
    shift = rng.randrange(-4, 5)
    start = max(0, c["span"][0] + shift)
    c["span"] = [start, max(start + 1, c["span"][1] + rng.randrange(-4, 5))]


MISTAKES: tuple[Callable[[random.Random, Json], None], ...] = (
    _move,
    lambda rng, c: c.update(value=_value(rng)),
    lambda rng, c: c.update(harm=rng.choice(HARMS)),
    lambda rng, c: c.update(hedge=rng.choice(HEDGES)),
    lambda rng, c: c.update(status=rng.choice(STATUSES)),
    lambda rng, c: c.update(polarity=rng.choice(POLARITIES)),
    lambda rng, c: c.update(claimant=rng.choice(PARTIES)),
    lambda rng, c: c.update(perpetrator=rng.choice(PARTIES)),
    lambda _, c: c.update(same_as=None),
    lambda _, c: c.update(part_of=None),
    lambda _, c: c.pop("victims", None) and c.update(victims=None),
)


def perturb(gold: Mapping[str, Json], rng: random.Random) -> dict[str, Json]:
    """Spoil a third of the claims and a third of the events, lose some, double some, forget whole documents."""
    out = {}
    for doc_id, original in gold.items():
        if rng.random() < 0.05:
            continue
        spoilt = copy.deepcopy(original)
        for c in spoilt["claims"]:
            if rng.random() < 0.33:
                rng.choice(MISTAKES)(rng, c)
        spoilt["claims"] = [c for c in spoilt["claims"] if rng.random() > 0.1]
        spoilt["claims"] += [dict(c, id=c["id"] + "x") for c in spoilt["claims"] if rng.random() < 0.1]
        for e in spoilt["events"]:
            if rng.random() < 0.33:
                e.update(
                    rng.choice(({"date": rng.choice(DAYS)}, {"place": None}, {"country": None}, {"background": True}))
                )
        out[doc_id] = spoilt
    return out
