"""Events of many reports become incidents: wire families, blocking, comparisons, clusters, explanations."""

from tollbook.link.inputs import EventKey, Linked, ReadReport
from tollbook.link.ledger import Assignment, assign
from tollbook.link.linking import link

__all__ = ["Assignment", "EventKey", "Linked", "ReadReport", "assign", "link"]
