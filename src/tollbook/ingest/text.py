"""Plain text, with its title, byline and dates inside it. The text is stored exactly as it stands in the file."""

from __future__ import annotations

from tollbook.ingest.decode import Decoded
from tollbook.ingest.head import read_head
from tollbook.ingest.publication import settle
from tollbook.ingest.reports import Draft


def read_text(decoded: Decoded, name: str) -> Draft:
    """Read a plain text; what its head says is recognised, and nothing is cut out."""
    head = read_head(decoded.text)
    return Draft(
        text=decoded.text,
        fallback_name=name,
        outlet=head.outlet,
        title=head.title,
        byline=head.byline,
        url=head.url,
        published=settle(head.stamps, head.datelines),
        notes=(decoded.note,),
    )
