"""The store: reports, what readers made of them, and the record built from that, in one file.

    with open_store("tollbook.db") as store:
        for report, reading in store.readings():
            ...

What people wrote and what was read is kept for ever; incidents and tolls can be dropped and rebuilt byte for byte.
"""

from tollbook.store.decisions import Decision
from tollbook.store.incidents import IncidentFilter
from tollbook.store.ledger import Basis
from tollbook.store.opening import open_store
from tollbook.store.reports import Fetch
from tollbook.store.store import Stats, Store

__all__ = ["Basis", "Decision", "Fetch", "IncidentFilter", "Stats", "Store", "open_store"]
