"""CoNLL-U: one file, each token a row, its part in quotes in MISC. There is no parse: all columns between FORM and MISC are `_`.

`Cue=B-q1` begins the cue of quote `q1`, `I-q1` goes on with it; so do `Content`, `Source`, `Relay`, `Addressee`, and `Mention=B-s1` for speakers.
Before an article's first sentence stand `# newdoc`, a `# speaker s1 = …` for every speaker, a `# quote q1 = …` for every quote, and `# rest = …` for
what there is besides, all as JSON.

1. Tokens are words, numbers and single marks, cut where a passage begins or ends.
2. `SpaceAfter=No` where nothing stands after a token, `SpacesAfter=` where it is not one space, and `SpacesBefore=` at an article's first token, so
   that the rows hold the text to the letter; `\\s \\t \\n \\r \\u0085` stand for the white space.
3. What no row can say, like a passage that begins with a space, `rest` repeats. It counts for as long as the rows say the same otherwise.
4. In ids `% | , =` and white space are written as in URLs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.errors import InputError
from quotes.formats.conllu_read import Block, document_of
from quotes.formats.conllu_write import lines
from quotes.formats.flatten import flatten
from quotes.formats.rebuild import rebuild
from quotes.nouns import Article


def write(articles: Iterable[Article], path: Path) -> None:
    """The articles as one file. An article without a word has comments only, which stricter readers than ours may refuse."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, article in enumerate(articles, 1):
            file.writelines(f"{line}\n" for line in lines(flatten(article), number))


def read(path: Path) -> Iterator[Article]:
    """The articles of a file. Raises `InputError` with file and line."""
    try:
        for number, block in enumerate(_blocks(path), 1):
            try:
                yield rebuild(document_of(block, number))
            except InputError as error:
                raise InputError(error.reason, file=str(path), line=block.line, expected=error.expected) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=str(path), expected="CoNLL-U") from error


def _blocks(path: Path) -> Iterator[Block]:
    """What lies between one `# newdoc` and the next."""
    block = Block(1)
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\r\n")
            if line.startswith("#"):
                name, _, value = (part.strip() for part in line[1:].partition("="))
                if name.split()[:1] == ["newdoc"] and (block.rows or block.comments):
                    yield block
                    block = Block(number)
                block.comments.append((name, value))
            else:
                try:
                    block.add(line)
                except ValueError as error:
                    raise InputError(f"broken row: {error}", file=str(path), line=number, expected="CoNLL-U") from error
    if block.rows or block.comments:
        yield block
