"""Balochistan, 29 January to 5 February 2026, as it was reported: the figures are real, the sentences are not."""

from __future__ import annotations

from tests.link.building import Row, Scene, tell
from tollbook.link import ReadReport
from tollbook.model.codes import Harm, Hedge, Kind, PlacePrecision, Status

BLA = "the Baloch Liberation Army (BLA)"
FORCES = "security forces"
MILITANTS, FORCES_DEAD, CIVILIANS = Status.ARMED_GROUP, Status.STATE_FORCES, Status.CIVILIAN


def campaign(id_: str, days: str) -> Scene:
    """Tell of the operations against the militants, all over the province."""
    return Scene(id_, "Balochistan", days, "Security operations in Balochistan", Kind.OPERATION,
                 PlacePrecision.ADMIN1, admin1="Balochistan")  # fmt: skip


def attacks(id_: str, days: str, place: str = "Balochistan") -> Scene:
    """Tell of the wave of attacks."""
    return Scene(id_, place, days, "Coordinated attacks across Balochistan", Kind.ATTACK,
                 PlacePrecision.ADMIN1, admin1="Balochistan")  # fmt: skip


def spot(id_: str, place: str, day: str, at: tuple[float, float], kind: Kind = Kind.ATTACK) -> Scene:
    """One town of the province."""
    return Scene(id_, place, day, f"Violence in {place}", kind, admin1="Balochistan", at=at)


def militants(id_: str, words: str, by: str | None, event: str, **more: object) -> Row:
    """Militants killed by the security forces."""
    return Row(id_, words, "militants", by, event, status=MILITANTS, perpetrator=FORCES, **more)  # type: ignore[arg-type]


def dead(id_: str, words: str, who: Status, by: str | None, event: str, **more: object) -> Row:
    """Security personnel or civilians killed by the BLA."""
    victims = {FORCES_DEAD: "security personnel", CIVILIANS: "civilians"}.get(who, "people")
    return Row(id_, words, victims, by, event, status=who, perpetrator=BLA, **more)  # type: ignore[arg-type]


GWADAR, KHARAN, QUETTA, PANJGUR = (25.12, 62.32), (28.58, 65.42), (30.18, 67.0), (26.97, 64.1)


def reports() -> tuple[ReadReport, ...]:
    """Eleven reports, as a careful reader would read them."""
    return (
        tell("jan30", "2026-01-30",
             [spot("e1", "Panjgur and Harnai", "2026-01-29/2026-01-30", PANJGUR, Kind.OPERATION)],
             [militants("c1", "41", "ISPR", "e1")], outlet="Juniper News"),
        tell("jan31-am", "2026-01-31T11:00",
             [attacks("e1", "2026-01-31"), spot("e2", "Quetta", "2026-01-31", QUETTA)],
             [militants("c1", "37", "a senior security official", "e1"),
              dead("c2", "10", FORCES_DEAD, "a senior security official", "e1"),
              Row("c3", "four", "policemen", "the official", "e2", hedge=Hedge.AT_LEAST, status=FORCES_DEAD,
                  perpetrator=BLA, part_of="c2")], outlet="Harbour Post"),
        tell("jan31-bla", "2026-01-31", [attacks("e1", "2026-01-31")],
             [dead("c1", "84", FORCES_DEAD, "BLA spokesman Jeeyand Baloch", "e1"),
              dead("c2", "dozens of", FORCES_DEAD, "Jeeyand Baloch", "e1", harm=Harm.INJURED, hedge=Hedge.VAGUE),
              dead("c3", "18", FORCES_DEAD, "the group", "e1", harm=Harm.DETAINED),
              Row("c4", "seven", "fighters", "Jeeyand Baloch", "e1", status=MILITANTS)], outlet="Lantern Express"),
        tell("jan31-local", "2026-01-31",
             [spot("e1", "Gwadar", "2026-01-31", GWADAR), spot("e2", "Kharan", "2026-01-31", KHARAN)],
             [dead("c1", "11", CIVILIANS, "local security sources", "e1"),
              Row("c2", "three", "women", "local security sources", "e1", status=CIVILIANS, part_of="c1"),
              Row("c3", "three", "children", "local security sources", "e1", status=CIVILIANS, part_of="c1",
                  beside=True),
              dead("c4", "seven", CIVILIANS, "local security sources", "e2")], outlet="Juniper News"),
        tell("jan31-pm", "2026-01-31T22:00",
             [campaign("e1", "2026-01-30/2026-01-31"), attacks("e2", "2026-01-31"), campaign("e3", "2026-01-31")],
             [militants("c1", "133", "ISPR", "e1"), militants("c2", "92", "ISPR", "e3", part_of="c1"),
              militants("c3", "41", "ISPR", "e1", part_of="c1"),
              dead("c4", "15", FORCES_DEAD, "ISPR", "e2"), dead("c5", "18", CIVILIANS, "ISPR", "e2", beside=True)],
             outlet="Salt Mirror"),
        tell("feb1", "2026-02-01", [campaign("e1", "2026-01-31/2026-02-01"), attacks("e2", "2026-01-31")],
             [militants("c1", "145", "chief minister Sarfraz Bugti", "e1"),
              dead("c2", "17", FORCES_DEAD, "Bugti", "e2"), dead("c3", "31", CIVILIANS, "Bugti", "e2", beside=True)],
             outlet="Almond Gazette"),
        tell("feb2", "2026-02-02",
             [campaign("e1", "2026-01-31/2026-02-02"), attacks("e2", "2026-01-31/2026-02-01"),
              Scene("e3", None, "2025-03-01/2025-03-31", "Jaffar Express attack", Kind.ABDUCTION, background=True)],
             [militants("c1", "177", None, "e1"), militants("c2", "177", "officials", "e1", same_as="c1"),
              militants("c3", "two dozen", "officials", "e1", hedge=Hedge.ABOUT, part_of="c1"),
              militants("c4", "22", "interior minister Mohsin Naqvi", "e1", same_as="c3", part_of="c1"),
              dead("c5", "33", Status.UNKNOWN, None, "e2", hedge=Hedge.AT_LEAST),
              dead("c6", "18", CIVILIANS, None, "e2", hedge=Hedge.AT_LEAST, part_of="c5"),
              dead("c7", "15", FORCES_DEAD, None, "e2", hedge=Hedge.AT_LEAST, part_of="c5", beside=True),
              Row("c8", "dozens", "passengers", None, "e3", hedge=Hedge.VAGUE, status=CIVILIANS)],
             outlet="Cedar Times"),
        tell("feb3-bla", "2026-02-03", [attacks("e1", "2026-01-31/2026-02-02")],
             [dead("c1", "200", FORCES_DEAD, "BLA", "e1", hedge=Hedge.MORE_THAN),
              dead("c2", "17", FORCES_DEAD, "BLA", "e1", harm=Harm.DETAINED)], outlet="Lantern Express"),
        tell("feb4", "2026-02-04", [campaign("e1", "2026-01-31/2026-02-03"), attacks("e2", "2026-01-31")],
             [militants("c1", "197", "security sources", "e1"), dead("c2", "22", FORCES_DEAD, "security sources", "e2"),
              dead("c3", "36", CIVILIANS, "security sources", "e2", beside=True)], outlet="Harbour Post"),
        tell("feb5", "2026-02-05",
             [campaign("e1", "2026-01-29/2026-02-05"), attacks("e2", "2026-01-31"),
              spot("e3", "Panjgur and Harnai", "2026-01-29/2026-01-30", PANJGUR, Kind.OPERATION)],
             [militants("c1", "216", "ISPR", "e1"), militants("c2", "41", "ISPR", "e3", part_of="c1"),
              dead("c3", "22", FORCES_DEAD, "ISPR", "e2"), dead("c4", "36", CIVILIANS, "ISPR", "e2", beside=True)],
             outlet="Salt Mirror"),
        tell("feb6-rail", "2026-02-06",
             [Scene("e1", "Bolan", "2025-03-11", "Jaffar Express hijacking", Kind.ABDUCTION, admin1="Balochistan",
                    background=True)],
             [Row("c1", "31", "people", None, "e1", status=Status.MIXED),
              Row("c2", "33", "attackers", "the military", "e1", status=MILITANTS)], outlet="Almond Gazette"),
    )  # fmt: skip
