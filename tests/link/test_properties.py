"""What holds whatever the reports say and in whatever order they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.balochistan import reports
from tests.link.building import Row, Scene, tell
from tollbook.link import ReadReport, link
from tollbook.model.codes import Kind, PlacePrecision, Status

DAYS = [None, "2026-01-30", "2026-01-31", "2026-02-01", "2026-01-29/2026-02-05", "--01-31", "2025-03-01/2025-03-31"]
PLACES = [(None, PlacePrecision.UNKNOWN), ("Gwadar", PlacePrecision.POINT), ("Kharan", PlacePrecision.POINT),
          ("Balochistan", PlacePrecision.ADMIN1), ("Quetta and Gwadar", PlacePrecision.POINT)]  # fmt: skip

scenes = st.builds(
    lambda id_, place, days, kind, background: Scene(
        id_, place[0], days, kind=kind, precision=place[1], admin1="Balochistan", background=background
    ),
    st.just("e1"), st.sampled_from(PLACES), st.sampled_from(DAYS), st.sampled_from([None, *Kind]), st.booleans(),
)  # fmt: skip
rows = st.builds(
    lambda words, status: Row("c1", words, "people", status=status),
    st.sampled_from(["two", "11", "12", "40"]), st.sampled_from(list(Status)),
)  # fmt: skip


@st.composite
def read_reports(draw: st.DrawFn) -> list[ReadReport]:
    """Draw a few reports of one or two events each."""
    made = []
    for n in range(draw(st.integers(1, 6))):
        first, second = draw(scenes), draw(scenes)
        row, other = draw(rows), draw(rows)
        both = [first, Scene("e2", second.place, second.days, precision=second.precision, admin1="Balochistan")]
        more = Row(
            "c2", other.words, "people", event="e2", status=other.status, part_of=draw(st.sampled_from([None, "c1"]))
        )
        made.append(tell(f"r{n}", draw(st.sampled_from([None, "2026-02-01", "2026-02-03"])), both, [row, more]))
    return made


@settings(deadline=None, max_examples=60)
@given(read_reports(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(reads: list[ReadReport], random: object) -> None:
    """The same reports give the same incidents, down to the reasons."""
    shuffled = list(reads)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(reads)


@settings(deadline=None, max_examples=60)
@given(read_reports())
def test_every_event_is_in_exactly_one_incident(reads: list[ReadReport]) -> None:
    """Nothing is lost and nothing is told twice."""
    keys = sorted(key for one in link(reads) for key in one.event_keys)
    assert keys == sorted((read.report.id, event.id) for read in reads for event in read.reading.events)


@settings(deadline=None, max_examples=60)
@given(read_reports())
def test_two_events_of_one_report_never_merge(reads: list[ReadReport]) -> None:
    """A report that tells two events knows them apart."""
    for one in link(reads):
        held = [ref.report for ref in one.events]
        assert len(held) == len(set(held))


@settings(deadline=None, max_examples=60)
@given(read_reports())
def test_parts_and_wholes_mirror_each_other_and_make_no_circle(reads: list[ReadReport]) -> None:
    """From any part one comes to a top."""
    linked = {one.key: one for one in link(reads)}
    for one in linked.values():
        assert all(linked[part].whole == one.key for part in one.parts)
        seen, at = set(), one.whole
        while at:
            assert at not in seen
            seen.add(at)
            at = linked[at].whole


@settings(deadline=None, max_examples=20)
@given(st.permutations(reports()))
def test_balochistan_is_linked_alike_in_any_order(reads: list[ReadReport]) -> None:
    """Also a real tangle of waves, towns and campaigns."""
    assert link(reads) == link(reports())
