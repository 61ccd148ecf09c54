"""Wire families: reports whose text is one story, carried by several outlets.

Forty outlets that print one agency's text are one voice. Reports that share rare stretches of words are held
against each other; texts that are mostly the same, or one mostly inside the other, are one family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from zlib import crc32

from tollbook.link.names import split_words
from tollbook.link.settings import weights
from tollbook.model.nouns import Report


def wire_families(reports: Sequence[Report]) -> Mapping[str, str]:
    """Give each report's id the name of its family: the smallest id among the reports of one text."""
    ordered = sorted(reports, key=lambda r: r.id)
    shingles = {r.id: _shingles(r.text) for r in ordered}
    family = {r.id: r.id for r in ordered}
    for a, b in _candidates(shingles):
        first, second = sorted((_root(family, a), _root(family, b)))
        if first != second and _alike(shingles[a], shingles[b]):
            family[second] = first
    return {id_: _root(family, id_) for id_ in family}


def _root(family: Mapping[str, str], id_: str) -> str:
    while family[id_] != id_:
        id_ = family[id_]
    return id_


def _shingles(text: str) -> frozenset[int]:
    """Hashes of every run of a few words; a text shorter than that is one run."""
    size = int(weights().limits["wire_shingle_words"])
    said = [t for t in split_words(text) if t]
    runs = (" ".join(said[i : i + size]) for i in range(max(1, len(said) - size + 1)))
    return frozenset(crc32(run.encode("utf-8", "surrogatepass")) for run in runs)


def _candidates(shingles: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Pairs that share one of their smallest hashes; a hash that very many share is a stock phrase."""
    limits = weights().limits
    blocks: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(shingles):
        for value in sorted(shingles[id_])[: int(limits["wire_sketch"])]:
            blocks[value].append(id_)
    pairs = {
        pair
        for members in blocks.values()
        if len(members) <= limits["wire_largest_block"]
        for pair in combinations(members, 2)
    }
    return sorted(pairs)


def _alike(a: frozenset[int], b: frozenset[int]) -> bool:
    limits = weights().limits
    shared = len(a & b)
    alike = shared / len(a | b) >= limits["wire_similarity"]
    return alike or shared / min(len(a), len(b)) >= limits["wire_containment"]
