"""How strong the evidence for a toll is."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.model.codes import Grade, Polarity, Status
from tollbook.reconcile.claimants import camp_of
from tollbook.reconcile.ends import Ends
from tollbook.reconcile.said import Said


def grade(sayings: Sequence[Said], ends: Ends, country: str | None) -> Grade:
    """Grade by what stands: contradiction outweighs agreement, and an admission outweighs both numbers of voices.

    What only is denied, and by nobody asserted, is discounted; asserted and denied is contested. That a side counts
    the enemy's fighters whom it says it killed is no admission: such a figure is graded by its voices.
    """
    counted = [s for s in sayings if s.counts]
    denied = any(s.claim.polarity is Polarity.DENIED for s in sayings)
    if not counted:
        return Grade.DISCOUNTED if denied else Grade.WEAK
    if ends.contradicted or denied:
        return Grade.CONTESTED
    if any(_admits(s, country) for st in ends.chosen for s in st.claims):
        return Grade.CONFIRMED
    voices = {st.camp.voice for st in ends.chosen} or {s.camp.voice for s in counted}
    return Grade.FAIR if len(voices) > 1 else Grade.WEAK


def _admits(s: Said, country: str | None) -> bool:
    """Tell whether the side held responsible gives the figure itself, and not of its enemy's fighters."""
    if s.claim.perpetrator is None or s.claim.claimant is None or not s.camp.party:
        return False
    held = camp_of(s.claim.perpetrator.quote, country)
    enemy = Status.ARMED_GROUP if s.camp.name.startswith("the state") else Status.STATE_FORCES
    return held is not None and held.name == s.camp.name and s.claim.status is not enemy
