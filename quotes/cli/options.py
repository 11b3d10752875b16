"""Options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_FIELDS = ("text", "id", "title", "date", "outlet", "url")
model = click.option(
    "--model", default="default", show_default=True, help="Arabic models: `default` are the embedded ones, else a folder of stanza models."
)


def fields(command: Command) -> Command:
    """`--text-field` and its like; they arrive as `text_field` ..."""
    for name in reversed(_FIELDS):
        command = click.option(f"--{name}-field", default=name, metavar="NAME", help=f"The input's field with the {name}, if it is not `{name}`.")(
            command
        )
    return command


def analysis(command: Command) -> Command:
    """What `run` and `extract` take."""
    added = (
        model,
        click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that analyse, each with its own models."),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            callback=_address,
            help="Analyse on a Dask cluster instead: the scheduler's address, as tcp://host:8786, or local:N for N workers on this machine.",
        ),
        click.option("--resume", is_flag=True, help="Go on where an interrupted run of the same command ended."),
        click.option(
            "--on-error", type=click.Choice(["skip", "stop"]), default="skip", show_default=True, help="What to do about an article that fails."
        ),
        click.option(
            "--min-confidence", type=click.FloatRange(0, 1), help="Leave out quotes below this confidence; those without a confidence stay."
        ),
        click.option("--quiet", "-q", is_flag=True, help="No progress bar, no notes; failures are still named."),
    )
    for option in reversed(added):
        command = option(command)
    return fields(command)


def _address(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from quotes.engine.cluster import EXPECTED, is_address

        if not is_address(value):
            raise click.BadParameter(f"{value!r}; expected {EXPECTED}")
    return value


def take_fields(options: dict[str, Any]) -> dict[str, str]:
    """The field names out of a command's options."""
    return {name: options.pop(f"{name}_field") for name in _FIELDS}
