"""Every error that tollbook raises on purpose.

TollbookError
├── InputError        a document, file or folder that cannot be taken in
├── ReadError         a text that the reader cannot work on
│   └── SpanMismatch  a span whose quote is not the text that stands there
├── StoreError        a store that cannot be opened, read or written
│   ├── StoreTooNew   written by a newer tollbook than this one
│   ├── StoreReadOnly the file or its folder may not be written
│   └── StoreFull     no room left on the disk
├── UnknownId         an id that no record bears
└── SetupError        something that tollbook needs is not installed

Each message says what happened, where, and what to do next, in one line.
"""

from __future__ import annotations


class TollbookError(Exception):
    """The root: whatever is caught at the edge of a process is one of these."""


class InputError(TollbookError):
    """A document, file or folder that cannot be taken in."""


class ReadError(TollbookError):
    """A text that the reader cannot work on."""


class SpanMismatch(ReadError):
    """A span whose quote is not the text that stands there."""


class StoreError(TollbookError):
    """A store that cannot be opened, read or written."""


class StoreTooNew(StoreError):
    """A store that a newer tollbook has written."""


class StoreReadOnly(StoreError):
    """A store whose file or folder may not be written."""


class StoreFull(StoreError):
    """A store on a disk with no room left."""


class UnknownId(TollbookError):
    """An id that no record bears."""


class SetupError(TollbookError):
    """Something that tollbook needs is not installed."""
