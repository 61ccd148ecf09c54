"""Which attacks a campaign answers: the events that reports tell beside one and the same campaign.

Two reports that count the dead of one campaign, and beside them those of attacks all over the place, mean the same
attacks, however far their counts of the victims are apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tollbook.link.compare_toll import VAGUE_STATUS
from tollbook.link.mentions import Mention, is_period
from tollbook.link.settings import weights
from tollbook.model.codes import Status

GROUP_ALONE = frozenset({Status.ARMED_GROUP})
"""The statuses of an event that cost only an armed group its own."""


def answered(mentions: Sequence[Mention], groups: Iterable[Sequence[int]]) -> Mapping[int, int]:
    """Give each event, by position, that is told beside a campaign of several reports that campaign's number."""
    by_report: dict[str, int] = {}
    campaigns: dict[int, Mention] = {}
    for number, members in enumerate(groups):
        told = [i for i in members if is_campaign(mentions[i])]
        if len({mentions[i].key[0] for i in told}) > 1:
            by_report |= {mentions[i].key[0]: number for i in told}
            campaigns |= {i: mentions[i] for i in told}
    of_report = {mention.key[0]: mention for mention in campaigns.values()}
    return {
        i: by_report[m.key[0]]
        for i, m in enumerate(mentions)
        if m.key[0] in of_report and _is_beside(m, of_report[m.key[0]])
    }


def is_campaign(mention: Mention) -> bool:
    """Tell whether an event is many days or acts that cost an armed group its own, and nobody else."""
    large = any(n >= weights().limits["telling_figure"] for _, _, n in mention.running)
    return large and mention.statuses - VAGUE_STATUS == GROUP_ALONE and not is_period(mention)


def _is_beside(mention: Mention, campaign: Mention) -> bool:
    """Tell whether an event is of others than the group, at no one spot, and near the campaign in time."""
    others = bool(mention.statuses - VAGUE_STATUS - GROUP_ALONE) and bool(mention.figures)
    spotted = bool(mention.places) and not mention.wide and not mention.dateline
    if not others or spotted or is_period(mention):
        return False
    if mention.days is None or campaign.days is None:
        return not mention.event.background
    gap = max(mention.days[0], campaign.days[0]).toordinal() - min(mention.days[1], campaign.days[1]).toordinal()
    return gap <= weights().limits["report_week_days"]
