"""The outermost edge: runs a verb, turns whatever goes wrong into one clear line and an exit code.

This is the only place of the command line that catches every exception: a fault of the program itself must end in a
line that says what to report, and in the traceback only where `--debug` asks for it.
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress

import typer

from tollbook.cli.app import app
from tollbook.cli.exits import ExitCode
from tollbook.cli.options import Session
from tollbook.cli.plain import one_line
from tollbook.cli.screen import OutputClosedError
from tollbook.errors import StoreError, TollbookError


def _say(message: str) -> None:
    """Write one line to stderr; where stderr itself is gone, there is nobody left to tell."""
    if sys.stderr is None:
        return
    safe = one_line(message).encode(sys.stderr.encoding or "ascii", "backslashreplace")
    with suppress(OSError):
        print(f"tollbook: {safe.decode(sys.stderr.encoding or 'ascii')}", file=sys.stderr)  # noqa: T201 - see above


def _drop_output() -> None:
    """Point stdout at nothing, so that the interpreter's last flush has no closed pipe to complain of."""
    if sys.stdout is None:
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())


def _run(session: Session) -> int:
    """Run the verb that the command line names and write out what is still in the buffer."""
    code = app(obj=session, standalone_mode=False, prog_name="tollbook")
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except BrokenPipeError as closed:
            raise OutputClosedError from closed
    if code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt  # typer has turned Ctrl-C into a number
    return int(code) if code is not None else ExitCode.OK


def _usage_error(problem: typer.TyperException) -> int:
    """Explain a command line that was not understood."""
    context = getattr(problem, "ctx", None)
    command = context.command_path if context is not None else "tollbook"
    if problem.format_message():
        _say(f"{problem.format_message()} Try `{command} --help`.")
    return ExitCode.USAGE


def _os_error(problem: OSError) -> int:
    """Explain what the system refused: which file, and why."""
    reason = problem.strerror or str(problem) or type(problem).__name__
    _say(f"{problem.filename}: {reason}" if problem.filename is not None else reason)
    return ExitCode.ERROR


def _fault(problem: Exception, *, debug: bool) -> int:
    """Explain that the program itself has failed, and what to report."""
    if debug:
        traceback.print_exception(problem)
    last = traceback.extract_tb(problem.__traceback__)[-1:]
    where = f" in {os.path.basename(last[0].filename)}:{last[0].lineno}" if last else ""  # noqa: PTH119 - a name, no file
    hint = "" if debug else "; run the same command with --debug and report what it prints"
    _say(f"this is a fault in tollbook: {type(problem).__name__}: {problem}{where}{hint}")
    return ExitCode.ERROR


def _explain(problem: Exception, *, debug: bool) -> int:
    """Say in one line what went wrong, and return the exit code that goes with it."""
    match problem:
        case typer.TyperException():
            return _usage_error(problem)
        case TollbookError():
            _say(str(problem))
            return ExitCode.STORE if isinstance(problem, StoreError) else ExitCode.ERROR
        case OSError():
            _drop_output()
            return _os_error(problem)
        case _:
            return _fault(problem, debug=debug)


def main() -> int:
    """Run tollbook and return its exit code."""
    session = Session()
    try:
        return _run(session)
    except OutputClosedError:
        _drop_output()
        return ExitCode.PIPE_CLOSED
    except KeyboardInterrupt:
        _say("stopped; what was finished is kept, and the same command goes on from there")
        return ExitCode.INTERRUPTED
    except Exception as problem:  # noqa: BLE001 - the outermost edge, see the top of this file
        return _explain(problem, debug=session.debug)


if __name__ == "__main__":
    sys.exit(main())
