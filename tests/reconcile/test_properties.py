"""What holds whatever is said, by whom and in which order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.balochistan import reports
from tests.link.building import Row, Scene, tell
from tollbook.link import ReadReport, assign, link
from tollbook.model.codes import Harm, Hedge, Kind, Polarity, Status
from tollbook.model.nouns import Incident
from tollbook.reconcile import reconcile

CLAIMANTS = [None, None, "ISPR", "the rebels", "doctors", "a monitor", "residents", "somebody"]
WORDS = ["no", "two", "11", "12", "15", "33", "84"]


@st.composite
def rows(draw: st.DrawFn, count: int) -> list[Row]:
    """Draw claims that may repeat or be part of one another, also in circles."""
    ids = [f"c{n}" for n in range(1, count + 1)]
    link_to = st.sampled_from([None, None, *ids])
    return [
        Row(
            id_, draw(st.sampled_from(WORDS)), "people", draw(st.sampled_from(CLAIMANTS)),
            draw(st.sampled_from(["e1", "e2"])), draw(st.sampled_from([Harm.KILLED, Harm.KILLED, Harm.INJURED])),
            draw(st.sampled_from(list(Hedge))), draw(st.sampled_from(list(Status))),
            polarity=draw(st.sampled_from([*[Polarity.ASSERTED] * 6, Polarity.DENIED, Polarity.HYPOTHETICAL])),
            same_as=draw(link_to), part_of=draw(link_to), beside=draw(st.booleans()),
            self_inflicted=draw(st.integers(0, 9)) == 0,
        )
        for id_ in ids
    ]  # fmt: skip


@st.composite
def read_reports(draw: st.DrawFn) -> list[ReadReport]:
    """Draw a few reports on two places and days that resemble each other."""
    made = []
    for n in range(draw(st.integers(1, 4))):
        scenes = [
            Scene(id_, draw(st.sampled_from(["Gwadar", "Kharan", None])), draw(st.sampled_from(["2026-01-31", None])),
                  kind=draw(st.sampled_from([None, Kind.ATTACK])))
            for id_ in ("e1", "e2")
        ]  # fmt: skip
        published = draw(st.sampled_from([None, "2026-01-31", "2026-02-01T08:00", "2026-02-02"]))
        outlet = draw(st.sampled_from([None, "The Post", "The Mirror"]))
        made.append(
            tell(f"r{n}", published, scenes, draw(rows(draw(st.integers(0, 6)))), outlet=outlet, text=f"Page {n}. ")
        )
    return made


def record(reads: list[ReadReport]) -> tuple[Incident, ...]:
    """Make the record of some reports."""
    return reconcile(link(reads), reads)


@settings(deadline=None, max_examples=80)
@given(read_reports(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(reads: list[ReadReport], random: object) -> None:
    """The same reports give the same record."""
    shuffled = list(reads)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert record(shuffled) == record(reads)


@settings(deadline=None, max_examples=80)
@given(read_reports())
def test_every_claim_is_in_the_history_of_exactly_one_incident(reads: list[ReadReport]) -> None:
    """Nothing is lost; what a whole shows of its parts is marked as contained."""
    owners: Counter[str] = Counter()
    for incident in record(reads):
        events = {(e.doc_id, e.event) for e in incident.events}
        shown = {f.claim for t in incident.tolls if t.status != "any" for f in t.history}
        own = {
            f"{r.report.doc_id}#{c.id}" for r in reads for c in r.reading.claims if (r.report.doc_id, c.event) in events
        }
        assert own <= shown
        inner = {f.claim: f.relation for t in incident.tolls for f in t.history if f.claim not in own}
        assert set(inner.values()) <= {"contained"}
        owners.update(own)
    assert owners == Counter(f"{r.report.doc_id}#{c.id}" for r in reads for c in r.reading.claims)


@settings(deadline=None, max_examples=80)
@given(read_reports())
def test_low_is_never_above_best_nor_best_above_high(reads: list[ReadReport]) -> None:
    """Whoever exports a toll can rely on it."""
    for toll in (t for incident in record(reads) for t in incident.tolls):
        known = [n for n in (toll.low, toll.best, toll.high) if n is not None]
        assert known == sorted(known), toll


@settings(deadline=None, max_examples=80)
@given(read_reports())
def test_a_toll_of_one_status_rests_on_claims_of_that_status(reads: list[ReadReport]) -> None:
    """Nor does any number come of a claim that is denied, feared or vague."""
    claims = {f"{r.report.doc_id}#{c.id}": c for r in reads for c in r.reading.claims}
    for toll in (t for incident in record(reads) for t in incident.tolls):
        cited = [claims[ref] for ref in toll.claims]
        assert cited
        assert all(c.harm is toll.harm for c in cited)
        assert toll.status == "any" or all(c.status.value == toll.status for c in cited)
        if toll.best is not None or toll.low is not None:
            assert all(c.polarity is Polarity.ASSERTED and not c.self_inflicted for c in cited)


@settings(deadline=None, max_examples=80)
@given(read_reports())
def test_no_toll_exceeds_what_all_counts_together_could_give(reads: list[ReadReport]) -> None:
    """Nothing is counted twice: even the whole is at most the sum of one figure for each claim."""
    claims = {f"{r.report.doc_id}#{c.id}": c for r in reads for c in r.reading.claims}
    for incident in record(reads):
        for toll in incident.tolls:
            own = [claims[f.claim] for f in toll.history if f.relation not in {"denied", "hypothetical", "self"}]
            assert (toll.best or 0) <= sum(c.value[-1] for c in own if c.value)


@settings(deadline=None, max_examples=40)
@given(read_reports())
def test_a_report_fetched_again_from_another_outlet_adds_no_one(reads: list[ReadReport]) -> None:
    """Invariant 5: a copy is no new voice and no new dead."""
    first = reads[0]
    rows_ = [Row("c1", "12", "people")]
    text = "A long account of the day, the road, the market and the people who were there when it happened. " * 3
    scene = [Scene("e1", "Gwadar", "2026-01-31", kind=Kind.ATTACK)]
    one = tell("one", "2026-02-01", scene, rows_, outlet="The Post", text=text)
    copies = [tell(f"copy{n}", "2026-02-01", scene, rows_, outlet=f"Outlet {n}", text=text) for n in range(3)]
    (alone,) = record([one])
    (many,) = record([one, *copies])
    assert first.report.id not in {read.report.id for read in copies}
    assert [(t.low, t.best, t.high, t.grade) for t in many.tolls] == [
        (t.low, t.best, t.high, t.grade) for t in alone.tolls
    ]


def test_ids_survive_a_new_report() -> None:
    """Invariant 7: a link to an incident keeps working when another report joins it."""
    everything = list(reports())
    linked = link(everything[:-1])
    before = assign([one.event_keys for one in linked], {})
    grown = link(everything)
    after = assign([one.event_keys for one in grown], before.additions)
    assert set(before.ids) <= {i.id for i in reconcile(grown, everything, after.ids)}
