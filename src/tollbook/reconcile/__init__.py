"""One incident's claims become tolls: containment, independent voices, policies, history, grade."""

from tollbook.reconcile.incidents import reconcile

__all__ = ["reconcile"]
