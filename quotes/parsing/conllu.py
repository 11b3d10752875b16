"""Parses to CoNLL-U and back, so that tests and floors run without a model.

Beyond the ten columns, MISC holds each word's span (`Span=12:15`) and its token's (`Token=11:15`) in code points of the text. Comments hold the
sentence's span and paragraph, and what the reader expects of it, in thousandths: `# cue 3 = 985` (word 3 is a cue), `# content 3 = 0 0 0 992 …`
(how likely each word belongs to its content), `# names = 0 998 …` (to a person's name), as far as there is anything to say.
Multiword tokens need no rows of their own: the shared `Token` says which words belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes import arabic
from quotes.nouns.hints import Hints, Parts
from quotes.nouns.sentence import Sentence, Word
from quotes.nouns.span import Span

_COLUMNS = 10


def dumps(sentences: Iterable[Sentence], text: str) -> str:
    """The sentences of `text` in CoNLL-U."""
    lines: list[str] = []
    for sentence in sentences:
        span = sentence.span
        shown = _one_line(text[span.start : span.end])  # a wrapped text's sentence has line breaks
        lines += [f"# text = {shown}", f"# span = {span.start}:{span.end}", f"# paragraph = {sentence.paragraph}"]
        lines += _hint_lines(sentence.hints)
        lines += [_row(word) for word in sentence.words]
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def loads(conllu: str) -> tuple[Sentence, ...]:
    """The sentences that `dumps` wrote; raises `ValueError` with the line's number for what it cannot have written."""
    sentences: list[Sentence] = []
    comments: dict[str, str] = {}
    words: list[Word] = []
    for number, line in enumerate([*conllu.splitlines(), ""], 1):
        try:
            if line.startswith("#"):
                name, _, value = line[1:].partition("=")
                comments[name.strip()] = value.strip()
            elif line:
                words.append(_word(line))
            elif comments or words:
                sentences.append(_sentence(comments, words))
                comments, words = {}, []
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
    return tuple(sentences)


def _hint_lines(hints: Hints | None) -> Iterator[str]:
    if hints is None:
        return
    yield "# hints = yes"
    if any(map(_thousandths, hints.names)):
        yield f"# names = {' '.join(str(_thousandths(chance)) for chance in hints.names)}"
    for word, chance in enumerate(hints.cues):
        if _thousandths(chance):
            yield f"# cue {word + 1} = {_thousandths(chance)}"
        for name, chances in zip(Parts._fields, hints.parts.get(word, ()), strict=False):
            numbers = [_thousandths(chance) for chance in chances]
            if any(numbers):
                yield f"# {name} {word + 1} = {' '.join(map(str, numbers))}"


def _thousandths(chance: float) -> int:
    return round(1000 * chance)


def _hints(comments: dict[str, str], size: int) -> Hints | None:
    """The hints that the comments hold; what they do not name is 0."""
    if "hints" not in comments:
        return None
    cues = [0.0] * size
    parts = {}
    for name, value in comments.items():
        kind, _, number = name.partition(" ")
        if kind != "cue":
            continue
        cues[int(number) - 1] = int(value) / 1000
        if any(f"{field} {number}" in comments for field in Parts._fields):
            columns = [tuple(int(n) / 1000 for n in comments.get(f"{field} {number}", "0 " * size).split()) for field in Parts._fields]
            parts[int(number) - 1] = Parts(*columns)
    return Hints(tuple(cues), parts, tuple(int(n) / 1000 for n in comments.get("names", "0 " * size).split()))


def _row(word: Word) -> str:
    misc = f"Span={word.span.start}:{word.span.end}|Token={word.token.start}:{word.token.end}"
    columns = (str(word.index + 1), word.text, word.lemma, word.upos, "", word.feats, str(word.head + 1), word.deprel, "", misc)
    return "\t".join(_one_line(column) or "_" for column in columns)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sentence(comments: dict[str, str], words: list[Word]) -> Sentence:
    if missing := {"span", "paragraph"} - comments.keys():
        raise ValueError(f"the sentence that ends here has no comment `# {min(missing)} = …`")
    if [word.index for word in words] != list(range(len(words))):
        raise ValueError("the words of the sentence that ends here are not numbered from 1")
    if any(word.head >= len(words) for word in words):
        raise ValueError("a word of the sentence that ends here hangs on one that is not there")
    return Sentence(_span(comments["span"]), int(comments["paragraph"]), tuple(words), _hints(comments, len(words)))


def _word(line: str) -> Word:
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise ValueError(f"{_COLUMNS} tab-separated columns expected, found {len(columns)}: {line!r}")
    index, text, lemma, upos, _, feats, head, deprel, _, misc = columns
    spans = dict(pair.partition("=")[::2] for pair in misc.split("|"))
    if not {"Span", "Token"} <= spans.keys():
        raise ValueError(f"Span=start:end|Token=start:end expected in the last column, found {misc!r}")
    return Word(
        index=int(index) - 1,
        text=text,
        key=arabic.key(text),
        lemma="" if lemma == "_" and text != "_" else lemma,
        upos=upos,
        feats="" if feats == "_" else feats,
        head=int(head) - 1,
        deprel=deprel,
        span=_span(spans["Span"]),
        token=_span(spans["Token"]),
    )


def _span(text: str) -> Span:
    start, colon, end = text.partition(":")
    if not (colon and start.isdecimal() and end.isdecimal()):
        raise ValueError(f"a span start:end expected, found {text!r}")
    return Span(int(start), int(end))
