"""What can go wrong, as values and exceptions. Every message says what happened, where, and what was expected or helps."""

from __future__ import annotations

from dataclasses import dataclass


class QuotesError(Exception):
    """Everything this package raises on purpose."""


class ArticleError(QuotesError):
    """An article that cannot be analysed: empty, or not Arabic."""

    def __init__(self, article_id: str, reason: str) -> None:
        super().__init__(article_id, reason)
        self.article_id = article_id
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reason}"


class InputError(QuotesError):
    """Something read is not what it should be.

    Args:
        reason: what was found.
        file: where, as the user named it; `-` is standard input.
        line: counted from 1; of a table the line on which the row ends, of a Parquet file the row.
        expected: what should have been there, or the option that helps.
    """

    def __init__(self, reason: str, *, file: str | None = None, line: int | None = None, expected: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
        self.line = line
        self.expected = expected

    @property
    def message(self) -> str:
        """What was found and what was expected, without the place."""
        return f"{self.reason}; expected {self.expected}" if self.expected else self.reason

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class MissingExtraError(QuotesError):
    """A package that only an extra installs is not there."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs {package}: pip install 'quotes[{extra}]'")


class ResumeError(QuotesError):
    """An unfinished run cannot be continued: something changed since."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article, a record or a file that could not be used: a line of `errors.jsonl`. `line` counts from 1."""

    reason: str
    article: str | None = None
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return ": ".join(part for part in (place, self.article, self.reason) if part)

    def to_record(self) -> dict[str, str | int | None]:
        """The line of `errors.jsonl`."""
        return {"id": self.article, "file": self.file, "line": self.line, "reason": self.reason}
