"""Cues that are no word: the colon of a headline's or an interview's `بوتين: ...`, and the dash or `ج:` that opens an answer.

Who turns come from is seen in the whole article: what stands before a colon at the start of two lines is somebody's label, and a mark that
opens the lines after questions opens answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.nouns import Cue, Span
from quotes.phrases import Words, noun_phrase
from quotes.syntax import View, line_end

# `وزير الخارجية الروسي: ...`; a longer left side is a sentence that ends in a colon.
LONGEST = 8
# A label is shorter: `المعطاوي (ضاحكة): ...`.
LABEL = 4
_BULLETS = frozenset("-–—■●•▪◼*")
_ASKING = frozenset(("س", "سؤال", "السؤال"))
_ANSWERING = frozenset(("ج", "جواب", "الجواب", "الاجابه", "اجابه"))


@dataclass(frozen=True, slots=True)
class _Line:
    """The first sentence of a line.

    Args:
        bullet: the mark that opens it, "" without one.
        label: how many words its label has, 0 without one; `name` the key of the last of them, which a surname shares with the full name.
        colon: where (code point of the text) the colon after it stands.
        asks: the line ends with a question mark.
    """

    number: int
    bullet: str
    label: int
    name: str
    colon: int
    asks: bool


def turns(sentences: Sequence[Words]) -> Mapping[int, Cue]:
    """The cues of whole turns, by sentence."""
    lines = list(_lines(sentences))
    named = [line for line in lines if line.name]
    counts, asks = Counter(line.name for line in named), Counter(line.name for line in named if line.asks)
    asking = {name for name in counts if name in _ASKING or 2 * asks[name] > counts[name]}
    answers = _answers(lines)
    found: dict[int, Cue] = {}
    for line in lines:
        words = sentences[line.number]
        if line.name in _ANSWERING:
            found[line.number] = _cue(words, line.number, line.label, Span(line.colon, line.colon + 1), "turn_answer", "turn")
        elif line.name in asking:
            continue
        elif line.label and counts[line.name] > 1:
            found[line.number] = _cue(words, line.number, line.label, Span(line.colon, line.colon + 1), "turn_label")
        elif line.number in answers:
            at = _bullet_at(words)
            found[line.number] = _cue(words, line.number, 0, Span(at, at + 1), "turn_answer", "turn")
        elif cue := _name_colon(words, line.number):
            found[line.number] = cue
    return found


def _lines(sentences: Sequence[Words]) -> Iterator[_Line]:
    views = [words.view for words in sentences]
    after = 0
    while after < len(views):
        number, last = after, line_end(views, after)
        after = last + 1
        words, view = sentences[number], views[number]
        if len(view) == 0:
            continue
        at = _bullet_at(words)
        colon = next((i for i in range(1, min(len(view), LABEL + 2)) if ":" in view.gap(i)), -1)
        label, name, place = 0, "", -1
        if colon > 0:
            place = view.text.index(":", view.words[colon - 1].span.end)
            label = next((i for i in range(1, colon) if "(" in view.gap(i)), colon)
            name = view.key(label - 1) if label <= LABEL and _may_label(words, label) else ""
        asks = view.text[slice(*views[last].span)].rstrip().endswith(("؟", "?"))
        yield _Line(number, view.text[at] if at >= 0 else "", label if name else 0, name, place, asks)


def _may_label(words: Words, end: int) -> bool:
    """Whether the words before `end` may be what somebody is called: `المعطاوي`, `س`, not `وأضاف` or `٠٧`."""
    view = words.view
    saying = any(words.lexicon.forms.get(view.key(i)) for i in range(end))
    return not saying and not view.key(0).isdigit() and not view.has_clitic_conjunction(0) and view.key(0) not in ("و", "ف") and not words.is_verb(0)


def _bullet_at(words: Words) -> int:
    """Where the bullet that opens the sentence stands, -1 without one."""
    view = words.view
    found = next((at for at in range(view.span.start, view.words[0].span.start) if view.text[at] in _BULLETS), -1)
    return found if found >= 0 and not any(c.isalnum() for c in view.text[view.span.start : found]) else -1


def _answers(lines: Sequence[_Line]) -> frozenset[int]:
    """The sentences whose bullet opens an answer, if at least twice a line with a bullet follows a question with one."""
    pairs = [(before, line) for before, line in pairwise(lines) if before.bullet and line.bullet and not line.asks]
    if sum(before.asks for before, _ in pairs) < 2:
        return frozenset()
    questions = {line.bullet for line in lines if line.asks}
    # `■ ...؟` and `- ...` tell questions from answers by their marks, `- ...؟` and `- ...` by their order alone.
    by_mark = {line.number for line in lines if line.bullet and line.bullet not in questions}
    return frozenset(by_mark or (line.number for _, line in pairs))


def label_start(view: View) -> int:
    """The word that a turn's label opens with: past the time of day that a news ticker puts before it (`٠٧:٢٠ الأرصاد: ...`)."""
    return next((i for i in range(min(len(view), 3)) if not view.key(i).isdigit()), 0)


def _cue(words: Words, sentence: int, opens: int, mark: Span, rule: str, form: str = "colon") -> Cue:
    view = words.view
    word = max(0, opens - 1)
    because = (view.span_of(label_start(view), opens), mark) if form == "colon" else (mark,)
    return Cue(
        sentence=sentence, word=word, last=word, spans=(mark,), complement="colon", opens=max(opens, view.at(mark.end)), form=form, sense="say",
        rule=rule, because=because,
    )  # fmt: skip


def _name_colon(words: Words, sentence: int) -> Cue | None:
    """A line that opens with a source and a colon. The left side must be a name, an office, an organization or a state, and nothing else."""
    view = words.view
    if len(view) < 3 or view.words[0].span.start > view.span.start + 3:
        return None
    start = label_start(view)
    colon = next((i for i in range(start + 1, min(len(view), start + LONGEST + 1)) if ":" in view.gap(i)), -1)
    if colon < 0 or colon + 1 >= len(view):
        return None
    if not (words.is_head(start) or words.is_name(start) or words.is_place(start)) or words.is_verb(start):
        return None
    if any(cue.form.kind == "participle" for cue in words.lexicon.forms.get(view.key(start), ())) and colon == start + 1:
        return None  # `مضيفة: ...` is a participle that carries a report on
    if sentence == 0 and any(mark in view.gap(i) for i in range(start + 1, colon) for mark in "-–—/"):
        return None  # `سالم الغامدي – الرياض: ...`, who wrote it and where
    if noun_phrase(words, start, colon) != colon:
        return None
    if words.is_place(start) and view.opened_by(colon) < 0 and not words.is_verb(colon) and view.key(colon) not in ("لا", "لن", "لم", "لسنا", "نحن"):
        return None  # `أمريكا: تغريم شركة`: what it is about, and no words of it
    at = view.text.index(":", view.words[colon - 1].span.end)
    return _cue(words, sentence, colon, Span(at, at + 1), "name_colon")
