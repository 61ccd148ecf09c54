"""Scores of a user's own gold and of ours, by the same functions.

gold, predicted = read_documents(Path("gold.jsonl")), read_documents(Path("predicted.jsonl"))
print(score_table(score(gold, predicted), score_groups(gold, predicted)))
"""

from tollbook.evaluate.calibration import calibration_table, rated
from tollbook.evaluate.confusion import Confusion, confusion
from tollbook.evaluate.differences import Change, change_line, compare, judged_line
from tollbook.evaluate.outcomes import Outcome, judge, standing
from tollbook.evaluate.records import ScoredClaim, ScoredDocument, ScoredEvent, documents_from, read_documents
from tollbook.evaluate.scores import Score, score, score_groups
from tollbook.evaluate.tables import confusion_table, score_table

__all__ = [
    "Change",
    "Confusion",
    "Outcome",
    "Score",
    "ScoredClaim",
    "ScoredDocument",
    "ScoredEvent",
    "calibration_table",
    "change_line",
    "compare",
    "confusion",
    "confusion_table",
    "documents_from",
    "judge",
    "judged_line",
    "rated",
    "read_documents",
    "score",
    "score_groups",
    "score_table",
    "standing",
]
