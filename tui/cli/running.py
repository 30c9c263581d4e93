"""Running the command line, and the one line that whatever goes wrong becomes.

Exit codes: 0 done, 1 nothing found, 2 a wrong call or input that cannot be read, 130 stopped by the user, 128 and its
number by another signal, 141 the reader of the output has gone. Whatever goes wrong is one line on standard error, but
for the user's own Ctrl-C and a reader that has gone, which go without a word.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui.terminal import last_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAILED: Final = 2
_STOPPED: Final = 130
_PIPE_CLOSED: Final = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    import click

    from tui.cli.program import program
    from tui.errors import DatelineError

    if sys.stdout is None:  # it was closed before the program began
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - until the program ends
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    try:
        if "_DATELINE_COMPLETE" in os.environ:
            program.main(given, prog_name="dateline")
        # Not by program.main, which would take a closed pipe for a failure.
        with program.make_context("dateline", given) as context:
            code = program.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except BrokenPipeError:
        # What is still buffered cannot be written either; nobody is there to read that it could not.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        return _STOPPED
    except click.ClickException as error:
        return _tell(_usage(error), _FAILED)
    except DatelineError as error:
        _trace(shown=debug)
        return _tell(_problem(error), error.exit_code)
    except OSError as error:
        _trace(shown=debug)
        where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        return _tell(f"{where}{error.strerror or error}", _FAILED)
    except Exception as error:  # noqa: BLE001  the last resort: a fault of the program is one line, too
        _trace(shown=debug)
        fault = f"{type(error).__name__}: {error}"
        return _tell(f"this is a fault in dateline, please report it: {fault} (--debug shows more)", _FAILED)
    return code if isinstance(code, int) else 0


def _trace(*, shown: bool) -> None:
    """Show where the error at hand arose, if that is wanted."""
    if shown:
        last_frame.withdraw()
        import traceback

        traceback.print_exc()


def _tell(problem: str, code: int) -> int:
    from tui.terminal.safety import safe

    last_frame.withdraw()
    print(f"dateline: {safe(problem)}", file=sys.stderr)
    return code


def _usage(error: object) -> str:
    import click

    assert isinstance(error, click.ClickException)
    message = " ".join(error.format_message().split()).rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.NoSuchOption) and len(error.option_name) == 2:
        message += "; a query that begins with - comes after --"
    end = "" if message.endswith("?") else "."
    return f"{message}{end} Try: {context.command_path} --help" if context else message


def _problem(error: object) -> str:
    from tui.errors import QueryError

    if isinstance(error, QueryError):
        return f"query, character {error.position + 1}: {error}"
    return str(error)
