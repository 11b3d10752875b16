"""brat: a folder with `.txt`, `.ann` and `annotation.conf`.

A quote is an event of its kind, triggered by the cue; content, source, relay, addressee, the quote it lies inside and a mention of its speaker are
its arguments. Mentions of the same speaker are one equivalence set. Names, roles and ids stand in the notes, as JSON.

1. Positions count code points.
2. An annotation in pieces has the pieces `0 5;9 12`. brat takes a piece that holds a line break or a tab for broken, so there is one piece a line;
   the reader joins them again, but where a note says that they are meant as pieces.
3. The words in the `.ann` repeat those of the text; where they differ somebody changed the text, and every position after that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quotes.errors import InputError
from quotes.formats.brat_lines import BREAK, by_line, parse
from quotes.formats.document import CUE, INSIDE, KINDS, PARTS, STANCES, TYPES, Document, Mark, joined
from quotes.formats.flatten import flatten
from quotes.formats.folder import Beside, beside, files, stem
from quotes.formats.json_text import line
from quotes.formats.rebuild import rebuild
from quotes.nouns import Article

_SPEAKERS = "|".join(TYPES)
_ARGUMENTS = f"content:content, source?:source, relay*:relay, addressee?:addressee, {INSIDE}?:<EVENT>, speaker?:{_SPEAKERS}"
_CONFIGURATION = "\n".join(
    (
        *("[entities]", *PARTS, *TYPES, "", "[relations]"),
        *(f"Equiv\tArg1:{_SPEAKERS}, Arg2:{_SPEAKERS}, <REL-TYPE>:symmetric-transitive", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", ""),
        *("[events]", *(f"{kind}\t{_ARGUMENTS}" for kind in KINDS), ""),
        *("[attributes]", f"stance\tArg:<EVENT>, Value:{'|'.join(STANCES)}", ""),
    )
)


def write(articles: Iterable[Article], path: Path) -> None:
    """The articles as a folder that brat opens."""
    path.mkdir(exist_ok=True)
    (path / "annotation.conf").write_text(_CONFIGURATION, "utf-8", newline="\n")
    for number, article in enumerate(articles, 1):
        document = flatten(article)
        name = stem(number, article.id)
        (path / f"{name}.txt").write_bytes(document.text.encode())
        (path / f"{name}.ann").write_bytes("".join(f"{each}\n" for each in _lines(document)).encode())
        Beside(document.id, document.rest).write(path / name)


def _lines(document: Document) -> Iterator[str]:
    ids = {mark.id: f"T{number}" for number, mark in enumerate(document.marks, 1)}
    events = {mark.id: f"E{number}" for number, mark in enumerate((mark for mark in document.marks if mark.label == CUE), 1)}
    mentions: dict[str, list[Mark]] = {}
    notes: list[tuple[str, dict[str, str]]] = []
    for mark in document.marks:
        yield _text_bound(ids[mark.id], mark, document.text)
        if joined(mark.spans, document.text) != mark.spans:
            notes.append((ids[mark.id], {"pieces": ";".join(f"{span.start} {span.end}" for span in mark.spans)}))
        if mark.label in TYPES:
            mentions.setdefault(mark.values["speaker"], []).append(mark)
            notes.append((ids[mark.id], dict(mark.values)))
    for same in mentions.values():
        if len(same) > 1:
            yield f"*\tEquiv {' '.join(ids[mark.id] for mark in same)}"
    for number, cue in enumerate((mark for mark in document.marks if mark.label == CUE), 1):
        event = events[cue.id]
        arguments = [(cue.values["kind"], ids[cue.id])]
        arguments += [(name, events[target] if name == INSIDE else ids[target]) for name, target in cue.links]
        speaker = cue.values.get("speaker", "")
        if speaker in mentions:
            arguments.append(("speaker", ids[_nearest(mentions[speaker], cue).id]))
        yield f"{event}\t{' '.join(':'.join(argument) for argument in arguments)}"
        if cue.values["stance"] != STANCES[0]:
            yield f"A{number}\tstance {event} {cue.values['stance']}"
        notes.append((event, {"quote": cue.values["quote"]} | ({"speaker": speaker} if speaker and speaker not in mentions else {})))
    for number, (target, values) in enumerate(notes, 1):
        yield f"#{number}\tAnnotatorNotes {target}\t{line(values)}"


def _nearest(mentions: list[Mark], cue: Mark) -> Mark:
    return min(mentions, key=lambda mark: abs(mark.spans[0].start - cue.spans[0].start))


def _text_bound(number: str, mark: Mark, text: str) -> str:
    pieces = [piece for span in mark.spans for piece in by_line(span, text)]
    places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    words = " ".join(BREAK.sub(" ", text[slice(*piece)]) for piece in pieces)
    return f"{number}\t{mark.values['kind'] if mark.label == CUE else mark.label} {places}\t{words}"


def read(path: Path) -> Iterator[Article]:
    """The articles of a folder, or of one `.ann` file. Raises `InputError` with file and line."""
    for file in files(path, ".ann"):
        known = beside(file.with_suffix(""))
        try:
            # Bytes, because line ends are characters of the article.
            text = file.with_suffix(".txt").read_bytes().decode()
            marks = parse(file.read_bytes().decode(), text, str(file))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot be read: {error}", file=str(file), expected="a .ann and a .txt file of the same name, in UTF-8") from error
        try:
            yield rebuild(Document(known.id, text, marks, known.rest))
        except InputError as error:
            raise InputError(error.reason, file=str(file), expected=error.expected) from error
