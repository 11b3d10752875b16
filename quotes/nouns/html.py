"""An article as HTML for a notebook: text right to left, quotes highlighted, its speakers below. No script, nothing loaded from elsewhere.

Spans may nest and overlap (a quote inside a quote, a source inside a content), so the text is cut at every span's border and each piece carries the
marks of all that cover it. Everything from the article is escaped; names and Latin words are isolated (`<bdi>`), or punctuation next to them would
jump.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.nouns.article import Article
    from quotes.nouns.quote import Quote
    from quotes.nouns.span import Passage

# A notebook that shows more than this (code points) becomes too slow to scroll.
MAX_SHOWN = 200_000
# How much of a content the list repeats (code points).
MAX_EXCERPT = 100

# Half-transparent, so that they do on white and on black.
_STYLES = {
    "content-direct": "background:rgba(255,193,7,.35)",
    "content-mixed": "background:rgba(255,193,7,.25)",
    "content-indirect": "background:rgba(255,193,7,.15)",
    "content-reported": "background:rgba(255,193,7,.15);border-bottom:1px dotted rgba(184,134,11,.9)",
    "nested": "box-shadow:inset 0 -2px 0 rgba(184,134,11,.9)",
    "cue": "font-weight:bold;text-decoration:underline;text-decoration-color:rgba(33,150,243,.9);text-underline-offset:.25em",
    "source": "background:rgba(76,175,80,.3);border-radius:.2em",
    "relay": "border-bottom:1px dashed rgba(156,39,176,.9)",
    "addressee": "border-bottom:1px dashed rgba(128,128,128,.9)",
}
_BOX = "direction:rtl;text-align:right;unicode-bidi:isolate;line-height:2;font-size:1.05em;max-width:50em"
_SMALL = "font-size:.85em;opacity:.8"
_KINDS = {"direct": "مباشر", "mixed": "مختلط", "indirect": "غير مباشر", "reported": "مضمون"}
_STANCES = {"asserted": "", "denied": "منفي", "unsaid": "لم يُقل"}
_LEGEND = (("cue", "الفعل"), ("source", "المصدر"), ("content-direct", "القول المباشر"), ("content-indirect", "غير المباشر"))
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f0-9_ .,'’&@:/+-]*[A-Za-z\u00c0-\u024f0-9])?")
# No text of HTML may hold these; a notebook cannot even store the last.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Mark:
    """One span of one quote: which role it has, and the quote with its number in the list."""

    start: int
    end: int
    role: str
    number: int
    quote: Quote


def article_html(article: Article) -> str:
    """The article as one `<div>`."""
    numbered = list(enumerate(article.quotes, 1))
    parts = [f'<div class="quotes-article" lang="ar" dir="rtl" style="{_BOX}">']
    if article.title:
        title = _highlighted(article.title, [(n, quote) for n, quote in numbered if quote.where == "title"])
        parts.append(f'<div class="quotes-title" style="font-size:1.2em;font-weight:bold">{title}</div>')
    if facts := [fact for fact in (article.outlet, article.date, article.url) if fact]:
        parts.append(f'<div style="{_SMALL}">{" · ".join(map(_isolated, facts))}</div>')
    text = _highlighted(article.text, [(n, quote) for n, quote in numbered if quote.where == "text"])
    parts.append(f'<div class="quotes-text" style="white-space:pre-wrap">{text}</div>')
    if article.quotes:
        legend = " ".join(f'<span style="{_STYLES[role]}">{name}</span>' for role, name in _LEGEND)
        parts += [f'<div style="{_SMALL}">{legend}</div>', *_speakers(article, numbered)]
    parts.append("</div>")
    return "".join(parts)


def _highlighted(text: str, quotes: Sequence[tuple[int, Quote]]) -> str:
    """The text with `<mark>`s, and after each content the number of its quote."""
    shown = text[:MAX_SHOWN]
    parts = []
    for start, end, marks in _pieces(len(shown), list(_marks(quotes))):
        piece = _written(shown[start:end])
        if marks:
            classes, styles = _appearance(marks)
            said = "&#10;".join(dict.fromkeys(_tooltip(mark.quote) for mark in marks))
            ids = " ".join(dict.fromkeys(_plain(mark.quote.id) for mark in marks))
            piece = f'<mark class="{classes}" style="{styles}" title="{said}" data-quotes="{ids}">{piece}</mark>'
        parts.append(piece)
        parts += [f'<sup style="{_SMALL}">{mark.number}</sup>' for mark in marks if mark.end == end and _ends_content(mark)]
    if len(text) > len(shown):
        parts.append(f" … (+{len(text) - len(shown)})")
    return "".join(parts)


def _marks(quotes: Iterable[tuple[int, Quote]]) -> Iterator[_Mark]:
    for number, quote in quotes:
        roles: dict[str, Passage | None] = {
            f"content-{quote.kind}": quote.content,
            "cue": quote.cue,
            "source": quote.source,
            "relay": quote.relay,
            "addressee": quote.addressee,
        }
        for role, passage in roles.items():
            for start, end in passage.spans if passage else ():
                yield _Mark(start, end, role, number, quote)


def _pieces(length: int, marks: list[_Mark]) -> Iterator[tuple[int, int, list[_Mark]]]:
    """The stretches between the marks' borders, each with the marks that cover it, the widest first."""
    borders = sorted({0, length, *(min(border, length) for mark in marks for border in (mark.start, mark.end))})
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end), reverse=True)
    active: list[_Mark] = []
    for start, end in pairwise(borders):
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start <= start:
            mark = waiting.pop()
            if mark.end > start:
                active.append(mark)
        yield start, end, sorted(active, key=lambda mark: mark.start - mark.end)


def _appearance(marks: list[_Mark]) -> tuple[str, str]:
    """Classes and styles of a piece; a later style wins over an earlier one, so the narrower mark over the wider."""
    roles = list(dict.fromkeys(mark.role for mark in marks))
    if sum(mark.role.startswith("content") for mark in marks) > 1:
        roles.append("nested")
    return " ".join(f"quotes-{role}" for role in roles), ";".join(["background:none;color:inherit", *(_STYLES[role] for role in roles)])


def _ends_content(mark: _Mark) -> bool:
    return mark.role.startswith("content") and mark.end == mark.quote.content.end


def _tooltip(quote: Quote) -> str:
    """Who said it, and how, on one line; `؟` and the reason where nobody is known."""
    speaker = quote.speaker.name if quote.speaker else f"؟ {quote.unresolved or ''}".rstrip()
    return " · ".join(_plain(fact) for fact in (speaker, _KINDS[quote.kind], _STANCES[quote.stance]) if fact)


def _speakers(article: Article, numbered: Sequence[tuple[int, Quote]]) -> Iterator[str]:
    """Two lists: the quotes by their speakers, then the quotes of whom nobody is known, with the reason."""
    by_speaker: dict[str, list[tuple[int, Quote]]] = {speaker.key: [] for speaker in article.speakers}
    for number, quote in numbered:
        by_speaker.setdefault(quote.speaker.key if quote.speaker else "", []).append((number, quote))
    names = {speaker.key: speaker for speaker in (*article.speakers, *(quote.speaker for quote in article.quotes if quote.speaker))}
    yield '<ul class="quotes-speakers">'
    for key, quotes in by_speaker.items():
        if quotes and key:
            role = names[key].role
            yield f"<li><b>{_isolated(names[key].name)}</b>{f' ({_isolated(role)})' if role else ''}<ul>{''.join(map(_listed, quotes))}</ul></li>"
    if unknown := by_speaker.get(""):
        yield f"<li><b>؟</b><ul>{''.join(map(_listed, unknown))}</ul></li>"
    yield "</ul>"


def _listed(numbered: tuple[int, Quote]) -> str:
    number, quote = numbered
    content = " ".join(quote.content.text.split())
    excerpt = content if len(content) <= MAX_EXCERPT else content[:MAX_EXCERPT].rstrip() + "…"
    how = "، ".join(fact for fact in (_KINDS[quote.kind], _STANCES[quote.stance]) if fact)
    reason = f" — {_isolated(quote.unresolved)}" if quote.unresolved else ""
    return f'<li data-quote="{number}">{number}. {_isolated(excerpt)} <span style="{_SMALL}">({how}){reason}</span></li>'


def _isolated(text: str) -> str:
    return f"<bdi>{_plain(text)}</bdi>"


def _written(text: str) -> str:
    """Running text, its Latin words isolated."""
    parts = []
    at = 0
    for match in _LATIN.finditer(text):
        parts += [_plain(text[at : match.start()]), _isolated(match.group())]
        at = match.end()
    return "".join([*parts, _plain(text[at:])])


def _plain(text: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", text), quote=True)
