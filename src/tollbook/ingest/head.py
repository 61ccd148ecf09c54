"""The head of a report: title, byline, outlet and dates, from its first lines. The text itself stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tollbook.ingest.dates import WrittenDate, find_dates
from tollbook.ingest.words import SEPARATOR, clutter, head_words

HEAD_LINES: Final = 12  # what stands further down is the story
_LINE: Final = 400  # characters of a line that are looked at
_LONGEST_STAMP_LINE: Final = 160
_LONGEST_TITLE: Final = 250
_LONGEST_NAME: Final = 80
_DATELINE_WITHIN: Final = 80  # characters of a paragraph before which its dateline begins
_LABEL: Final = re.compile(r"\W{0,4}([A-Za-z][A-Za-z ]{1,20}?)\W{0,2}:\W{0,3}(.+)")


@dataclass(slots=True)
class Head:
    """What the first lines say. `stamps` are dates of publication, best first; `datelines` open the story."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: list[WrittenDate] = field(default_factory=list)
    updated: list[WrittenDate] = field(default_factory=list)
    datelines: list[WrittenDate] = field(default_factory=list)

    @property
    def stamps(self) -> list[WrittenDate]:
        """The dates of publication; that of the last change counts where no other is given."""
        return self.published + self.updated


def read_head(text: str) -> Head:
    """Read the head of a plain text, its first line the title where it looks like one."""
    lines = first_lines(text)
    head = Head()
    rest = lines
    if len(lines) > 1 and _is_title(lines[0]):
        head.title, rest = lines[0].lstrip("# ").rstrip(), lines[1:]
    for line in rest:
        read_line(line, head)
    return head


def first_lines(text: str) -> list[str]:
    """Cut out the first lines that hold anything."""
    found: list[str] = []
    for match in re.finditer(r"[^\r\n]+", text):
        if line := match[0].strip():
            found.append(line[:_LINE])
        if len(found) == HEAD_LINES:
            break
    return found


def read_line(line: str, head: Head) -> bool:
    """Take from one line what it says of the report; True where it says nothing else, so that it is no story."""
    if _read_label(line, head):
        return True
    dates = find_dates(line)
    if len(line) <= _LONGEST_STAMP_LINE and not _ends_a_sentence(line):
        parts = [part.strip() for part in SEPARATOR.split(line) if part.strip()]
        if head_words().byline_opener.match(line) and _is_name(_cut_at_date(_without_opener(line))):
            _read_byline(parts, dates, head)
            return True
        if dates and _is_stamp_line(parts):
            head.published.extend(dates)
            _read_byline_after(line, dates[-1], head)
            return True
    if dates and _opens_story(line, dates[0]):
        head.datelines.append(dates[0])
    return False


def outlet_in(name: str, *, beside_the_name: bool) -> str | None:
    """Take a name for an outlet's where a word in it says so; a desk or a wire agency is none.

    "Yun Sun" is a person: words that are surnames too count behind "The", and in three words beside the byline's name.
    """
    words = re.findall(r"[\w.'’-]+", name.lower())
    known = head_words()
    if not words or " ".join(words) in known.agencies or known.desk_words.intersection(words):
        return None
    surely = words[0] == "the" or (beside_the_name and len(words) >= 3)  # noqa: PLR2004  # more than a given name and a surname
    telling = known.outlet_words | known.outlet_words_after_the if surely else known.outlet_words
    return name if telling.intersection(words) else None


def _is_title(line: str) -> bool:
    """Tell whether a first line looks like a title: short, no sentence, no byline, no date, no label."""
    if len(line) > _LONGEST_TITLE or line.endswith((".", ":", ";", ",")):
        return False
    words = head_words()
    dated = bool(find_dates(line)) and _is_stamp_line([part.strip() for part in SEPARATOR.split(line) if part.strip()])
    byline = words.byline_opener.match(line) and (find_dates(line) or len(SEPARATOR.split(line)) > 1)
    label = _LABEL.match(line)
    return not (dated or byline or (label and label[1].strip().lower() in words.labels))


def _read_label(line: str, head: Head) -> bool:
    """Read "Source: X", "Published: 3 February 2026" and their like."""
    match = _LABEL.match(line)
    kind = head_words().labels.get(match[1].strip().lower()) if match else None
    if match is None or kind is None or len(line) > _LONGEST_TITLE:
        return False
    value = match[2].strip().strip("*_").strip()
    match kind:
        case "published":
            head.published[:0] = find_dates(value)
        case "updated":
            head.updated.extend(find_dates(value))
        case "url":
            head.url = head.url or (value if re.match(r"https?://\S+$", value) else None)
        case "byline":
            head.byline = head.byline or value
        case "outlet":
            head.outlet = head.outlet or value
        case _:
            head.title = head.title or value
    return True


def _read_byline(parts: list[str], dates: list[WrittenDate], head: Head) -> None:
    """Read "By A Name / 03-02-2026 10:15 am | The Outlet | 269 Views"."""
    name = _cut_at_date(_without_opener(parts[0]))
    head.byline = head.byline or name
    head.published.extend(dates)
    others = [part for part in parts[1:] if not find_dates(part) and not clutter().is_counter(part)]
    named = [outlet_in(part, beside_the_name=True) for part in others if _is_name(part)]
    named += [outlet_in(part, beside_the_name=False) for part in name.split(", ") if _is_name(part)]
    head.outlet = head.outlet or next((outlet for outlet in named if outlet), None)


def _read_byline_after(line: str, date: WrittenDate, head: Head) -> None:
    """Read "Published on 3 February 2026 by A Name"."""
    rest = line[date.end :].strip(" ,;|/-–—")
    if head_words().byline_opener.match(rest) and _is_name(_without_opener(rest)):
        head.byline = head.byline or SEPARATOR.split(_without_opener(rest))[0]


def _without_opener(line: str) -> str:
    return head_words().byline_opener.sub("", line, count=1)


def _cut_at_date(name: str) -> str:
    """Cut a name where a date, or a bar, a slash or a word such as "Published" before it, begins."""
    name = SEPARATOR.split(name)[0]
    dates = find_dates(name)
    if dates:
        name = name[: dates[0].start]
        name = re.sub(
            r"(?:\b(?:on|published|updated|posted|[A-Z][a-z]{2,5}day)\b[\s:,]*)+$", "", name, flags=re.IGNORECASE
        )
    return name.strip(" ,;:|/-–—\t")


def _is_name(text: str) -> bool:
    """Tell whether words can be a name: few, short, the first with a capital."""
    return 0 < len(text) <= _LONGEST_NAME and text[0].isupper() and len(text.split()) <= 10  # noqa: PLR2004  # words of two authors and a place


def _is_stamp_line(parts: Sequence[str]) -> bool:
    """Tell whether a part of a line is a date of publication and nothing else."""
    words = head_words()
    for part in parts:
        opener = words.stamp_opener.match(part)
        start = opener.end() if opener else 0
        weekday = re.match(rf"(?:{'|'.join(words.weekdays)})\b\.?,?\s*", part[start:], re.IGNORECASE)
        start += weekday.end() if weekday else 0
        dates = find_dates(part)
        rest = part[dates[-1].end :].lstrip(" ,") if dates else ""
        short = len(rest) <= 8 or words.byline_opener.match(rest)  # noqa: PLR2004  # " PKT", " IST)" and the like
        if dates and dates[0].start <= start and short:
            return True
    return False


def _ends_a_sentence(line: str) -> bool:
    return line.endswith((".", "?", "!")) and not re.search(r"[ap]\.m\.$", line, re.IGNORECASE)


def _opens_story(line: str, date: WrittenDate) -> bool:
    """Tell whether a paragraph opens with a dateline: capitalised names, a date, and then a mark or a new sentence.

    "On Feb 2, 2017, a bomb" is a sentence, "QUETTA, Feb 2 (Agency)" and "Pakistan | Feb 2, 2026 Troops" are not.
    """
    before, after = line[: date.start], line[date.end :].lstrip(" ,")
    if date.start > _DATELINE_WITHIN or not re.match(r"[-–—(:|/\[]|[A-Z“\"]", after):
        return False
    names = re.findall(r"[^\W\d_]+", before)
    small = {"of", "the", "and", "de", "al", "el", "near"}
    opening = {name.lower() for name in names[:1]} & head_words().not_a_dateline
    return not opening and all(name[0].isupper() or name in small for name in names)
