"""Copies of one story are one family; other stories are not."""

from __future__ import annotations

from tollbook.link.wire import wire_families
from tollbook.model.nouns import Report

STORY = (
    "Fighters came into the harbour town before sunrise and set fire to two boats and a customs shed. Three guards "
    "were killed at the gate, the port authority said, and a cook who had come early for work died on the way to the "
    "clinic. Shops stayed closed all day. A spokesman promised that the road to the airport would open again by noon."
)
OTHER = (
    "Snow closed the pass for a third day and left dozens of lorries waiting below the tunnel. The highway department "
    "asked drivers to turn back and sleep in the valley, where schools and a mosque were opened for them at night."
)


def report(id_: str, text: str) -> Report:
    """Publish a text."""
    return Report(id=id_, text=text, sha256="", doc_id=id_)


def test_a_story_with_another_byline_is_the_same_story() -> None:
    """Forty outlets that print it are one voice."""
    families = wire_families([report("b", f"Harbour Post. {STORY}"), report("a", STORY), report("c", OTHER)])
    assert families == {"a": "a", "b": "a", "c": "c"}


def test_a_story_inside_a_longer_report_is_of_its_family() -> None:
    """An outlet that adds a paragraph of its own still carries the wire's figures."""
    assert wire_families([report("a", STORY), report("b", f"{STORY} {OTHER}")])["b"] == "a"


def test_the_same_family_comes_out_in_any_order() -> None:
    """The order of arrival says nothing."""
    reports = [report("c", OTHER), report("b", f"{STORY} Reported by two writers."), report("a", STORY)]
    assert wire_families(reports) == wire_families(reports[::-1])


def test_texts_too_short_for_a_run_of_words_are_compared_whole() -> None:
    """A two-word text is a copy of itself only."""
    assert wire_families([report("a", "Two dead"), report("b", "Two dead"), report("c", "Three dead")]) == {
        "a": "a", "b": "a", "c": "c",
    }  # fmt: skip
