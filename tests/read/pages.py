"""Pages and claims of made-up reports, for the tests of times and places."""

from __future__ import annotations

from tollbook.model import Claim, Harm, Hedge, Report, Span, Status
from tollbook.read.page import Page, open_page


def page_of(text: str, published: str | None = None) -> Page:
    """Open a made-up report."""
    return open_page(Report(id="r", text=text, sha256="", doc_id="r", published=published))


def claim_at(page: Page, words: str, *, event: str = "e1", harm: Harm = Harm.KILLED) -> Claim:
    """Make a claim whose span is the first occurrence of some words."""
    start = page.text.index(words)
    return Claim(
        id="c1",
        span=Span(start, start + len(words)),
        quote=words,
        value=(3,),
        hedge=Hedge.EXACT,
        harm=harm,
        status=Status.UNKNOWN,
        event=event,
    )
