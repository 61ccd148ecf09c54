"""What people decided: every decision stays, an undo is another decision."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from tollbook.model import Action
from tollbook.model.forms import Json
from tollbook.store.plain import pack, unpack
from tollbook.store.schema import decision


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what of which claim, event or incident, and why.

    `target` names it (a claim as `doc_id#c1`). `before` is the machine's value, `after` the person's: they stand side
    by side. `supersedes` is the number of an earlier decision. `number` and `decided_at` are the store's to give.
    """

    who: str
    action: Action
    target: str
    why: str
    before: Json | None = None
    after: Json | None = None
    supersedes: int | None = None
    number: int | None = None
    decided_at: str | None = None


def append(connection: Connection, made: Decision, now: str) -> int:
    """Write a decision at the end of the list and give its number."""
    body = {"target": made.target, "who": made.who, "why": made.why, "before": made.before, "after": made.after}
    row: dict[str, object] = {"decided_at": now, "who": made.who, "action": made.action.value, "target": made.target}
    row |= {"supersedes": made.supersedes, "body": pack(body)}
    number: int = connection.execute(decision.insert().values(row).returning(decision.c.number)).scalar_one()
    return number


def listed(connection: Connection) -> list[Decision]:
    """List every decision in the order in which they were made."""
    return [
        Decision(
            action=Action(row.action),
            supersedes=row.supersedes,
            number=row.number,
            decided_at=row.decided_at,
            **unpack(row.body),
        )
        for row in connection.execute(select(decision).order_by(decision.c.number))
    ]
