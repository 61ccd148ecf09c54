"""A claim as one voice's word on a toll: what, by whom, for which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tollbook.link import Linked, ReadReport
from tollbook.link.sentences import sentence_of
from tollbook.model.codes import Polarity
from tollbook.model.nouns import Claim, Event
from tollbook.reconcile.bounds import Bounds, bounds_of
from tollbook.reconcile.claimants import Camp, Names, camp_of, names_in, own_voice
from tollbook.reconcile.settings import cues


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in its report.

    `when` sorts what was said in time (ISO date or date and time of the report); `as_of` is its day. `sentence` is
    where its sentence starts and ends. `bounds` is None for a vague word.
    """

    claim: Claim
    ref: str
    report: str
    doc_id: str
    outlet: str | None
    as_of: str | None
    when: str
    camp: Camp
    bounds: Bounds | None
    sentence: tuple[int, int]
    correction: bool

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Sort by time, then by size (a running toll grows within a day), then by place in the text."""
        return self.when, self.bounds.size if self.bounds else 0, self.doc_id, self.claim.span.start, self.claim.id

    @property
    def counts(self) -> bool:
        """Tell whether this may enter a toll: asserted, and not the attacker's own death."""
        return self.claim.polarity is Polarity.ASSERTED and not self.claim.self_inflicted


def said_in(linked: Linked, reads: Mapping[str, ReadReport]) -> tuple[Said, ...]:
    """Collect every claim of an incident's events, in the order of time."""
    wanted = linked.event_keys
    reports = sorted({report for report, _ in wanted})
    claims = [(reads[r], c) for r in reports for c in reads[r].reading.claims if (r, c.event) in wanted]
    country = linked.country
    everyone = ((reads[r].report.text, c) for r in reports for c in reads[r].reading.claims)
    names = names_in((c.claimant.quote, text, country) for text, c in everyone if c.claimant)
    voices = _voices(linked, reads)
    events = {(read.report.id, e.id): e for read, _ in claims for e in read.reading.events}
    found = [
        _said(
            read, claim, _camp(claim, names, country, voices[read.report.id]), events.get((read.report.id, claim.event))
        )
        for read, claim in claims
    ]
    return tuple(sorted(found, key=lambda s: s.order))


def _voices(linked: Linked, reads: Mapping[str, ReadReport]) -> dict[str, str]:
    """Name each report's own voice: the outlet that carried its wire story first, else that report."""
    families: dict[str, list[str]] = {}
    for report, family in linked.families:
        families.setdefault(family, []).append(report)
    voices: dict[str, str] = {}
    for members in families.values():
        first = min(members, key=lambda r: (reads[r].report.published or "~", r))
        voices |= dict.fromkeys(members, reads[first].report.outlet or reads[first].report.doc_id)
    return voices


def _camp(claim: Claim, names: Names, country: str | None, voice: str) -> Camp:
    if claim.claimant is None:
        return own_voice(voice)
    words = claim.claimant.quote
    return camp_of(words, country) or names.find(words) or own_voice(voice)


def _said(read: ReadReport, claim: Claim, camp: Camp, event: Event | None) -> Said:
    report = read.report
    sentence = sentence_of(report.text, claim.span.start)
    when = _when(report.published, event)
    return Said(
        claim=claim,
        ref=f"{report.doc_id}#{claim.id}",
        report=report.id,
        doc_id=report.doc_id,
        outlet=report.outlet,
        as_of=when[:10] or None,
        when=when,
        camp=camp,
        bounds=bounds_of(claim),
        sentence=sentence,
        correction=bool(cues().corrections.search(report.text[slice(*sentence)].casefold())),
    )


def _when(published: str | None, event: Event | None) -> str:
    """When it was said: when the report was published, but never before the event itself began."""
    days = [day for day in (event.date or ()) if not day.startswith("--")] if event else []
    if published is None:
        return days[-1] if days else ""
    return days[-1] if days and published[:10] < days[0] else published


def own_words(sayings: Sequence[Said]) -> str | None:
    """Name the claimant of one figure as the texts do; None where an outlet says it in its own voice."""
    return next((s.claim.claimant.quote for s in sayings if s.claim.claimant), None)
