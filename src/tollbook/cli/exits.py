"""The exit codes, so that a script can tell what happened. The table for people is docs/reference/exit-codes.md."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program says when it ends."""

    OK = 0  # all went well
    ERROR = 1  # nothing could be done, or the program itself has a fault
    USAGE = 2  # the command line was not understood
    SET_ASIDE = 3  # some documents were set aside, the rest went on
    STORE = 4  # the store cannot be opened, read or written
    UNWELL = 5  # `tollbook doctor` found something wrong
    INTERRUPTED = 130  # stopped by Ctrl-C
    PIPE_CLOSED = 141  # whoever read the output stopped reading (`| head`)
