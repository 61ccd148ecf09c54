"""Documents in: pages, plain texts, JSON Lines, JSON and CSV become reports whose text is never changed.

No network and no clock. What is wrong with a document is said in one line, and the rest goes on.
"""

from tollbook.ingest.count import count_documents
from tollbook.ingest.doors import read_documents
from tollbook.ingest.outcome import LIMITS, Fetched, Limits, Problem

__all__ = ["LIMITS", "Fetched", "Limits", "Problem", "count_documents", "read_documents"]
