"""The command line, one file a command. Data on standard output, words and progress on standard error.

Exit codes: 0 done; 1 done but some articles failed; 2 the call is wrong, all articles failed, or `--on-error stop` met a failure; 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import click

from quotes import __version__
from quotes.cli.convert import convert
from quotes.cli.explain import explain
from quotes.cli.extract import extract
from quotes.cli.graph import graph
from quotes.cli.models import models
from quotes.cli.report import report
from quotes.cli.run import run
from quotes.cli.score import score
from quotes.errors import QuotesError

WRONG = 2
INTERRUPTED = 130
# What the system says where there is no room: the disk, the user's share of it, the largest file.
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)


class _InOrder(click.Group):
    """Lists the commands as they were added: the main job first."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Who said what in Arabic news: quotes with their speakers, and a graph of them."""


for command in (run, extract, graph, report, convert, explain, score, models):
    commands.add_command(command)


def call(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line and returns its exit code; what goes wrong is said on standard error."""
    try:
        result = commands.main(args=None if arguments is None else list(arguments), prog_name="quotes", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output (`| head`) has enough; Python would complain of the same once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (QuotesError, OSError) as error:
        full = isinstance(error, OSError) and error.errno in FULL
        advice = "; what was written is kept: make room, then `run` and `extract` go on with --resume" if full else ""
        click.echo(f"quotes: {error}{advice}", err=True)
        return WRONG
    return result if isinstance(result, int) else 0


def main() -> None:
    """The `quotes` command."""
    sys.exit(call())
