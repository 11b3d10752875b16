"""Where quotation marks open and close: text in, `Quotation`s out.

News uses `"…"`, `“…”`, `«…»`, the reversed `»…«` and `”…“`, and mixes them (`«…"`). One article keeps to a few of them, a mark may be missing, and a
quotation that runs over paragraphs re-opens at each (`قال: «… ¶ «… ¶ …»`) or does not. Rules, each with what forces it:

1. A mark's role comes from its surroundings: after a space, an opening bracket or a clitic (`لـ«`, `و"`, `بال"`) and before a letter it opens; after
   a letter or punctuation and before neither it closes. The glyph only decides where the surroundings do not (`"كلمة"،"كلمة"`).
2. A mark that stands free (`أضاف " نعم ".`, `قال:” نعم”`) closes what is open of its sort, else it opens, unless only punctuation follows.
3. A quotation left unclosed ends with its paragraph: an odd mark must not swallow the rest of the article. Where a later paragraph's first mark of
   that sort closes it (also of text wrapped into lines), what stands before that mark belongs to it too, as a piece per paragraph.
4. A mark inside an open quotation of another glyph nests: `«قال لي "نعم" ومضى»`. One that does not match closes what is open only where no better one
   follows: `«كلمة"`, but `«شاشة 27" جديدة»`. `″` is what some editors make of a `"` after a digit; it never opens.
5. A closing mark with nothing open is ignored (`شاشة 27"`), but `إن" كلمة` and `و" كلمة` open: these words end no quotation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from quotes.nouns.span import Span

_STRAIGHT = '"＂'
_OPENING = "«“„‟‹"
_CLOSING = "»”›"
_PRIME = "″"
MARKS = frozenset(_STRAIGHT + _OPENING + _CLOSING + _PRIME)
_FAMILY = {
    **dict.fromkeys("«»‹›", "guillemets"), **dict.fromkeys("“”„‟", "curly"), **dict.fromkeys(_STRAIGHT, "straight"), _PRIME: "prime",
}  # fmt: skip
# What may be written before a mark without space: لـ"..., و"..., بال"....
_PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "فب", "فل", "وك"))
_NO_LAST_WORD = frozenset(("أن", "إن", "ان", "بأن", "بان", "وأن", "وإن", "وان", "أنه", "إنه", "انه", "أنها", "إنها", "انها"))
_BEFORE_OPENING = frozenset("([{:-–—،,؛/")
_BEFORE_CLOSING = frozenset(").!؟?…%،,؛]")
_AFTER_CLOSING = frozenset(")]}.،,؛:!؟?…-–—/")
# Code points that a clitic or particle of the lists above can have, harakat among them.
_LONGEST = 10
# An unclosed quotation may pass over so many paragraphs without a mark before the one that closes it; more, and the closing mark is a stray one.
_MAX_PASSED = 3

Role = Literal["open", "close", "either", "none"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: `outer` with its marks, `inner` without. `closed` is False where the paragraph's end closed it.

    `depth` is 0 for one that no other holds. A quotation that goes on in the next paragraph is one value in each; the later has no opening mark.
    """

    outer: Span
    inner: Span
    closed: bool
    depth: int = 0


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order of their opening mark, nested ones after the one that holds them."""
    found: list[Quotation] = []
    left_open = ""  # the family of the mark that an earlier paragraph left open
    passed: list[Quotation] = []  # the paragraphs since then, whole
    at = 0
    for line in text.split("\n"):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line) + 1
        if start >= end:
            continue
        quotations, has_marks, goes_on = _in_paragraph(text, start, end, left_open)
        found += [*passed, *quotations] if goes_on else quotations
        if has_marks or len(passed) == _MAX_PASSED:
            left_open, passed = next((_FAMILY[text[q.outer.start]] for q in quotations if not q.closed), ""), []
        elif left_open:
            passed.append(Quotation(Span(start, end), Span(start, end), False))
    return tuple(found)


class _Open:
    """The marks that are open, outermost first, with the innermost of each family at hand: a hundred thousand of them must not be searched."""

    def __init__(self) -> None:
        self.marks: list[tuple[int, str]] = []
        self._depths: dict[str, list[int]] = {}

    def push(self, position: int, family: str) -> None:
        self._depths.setdefault(family, []).append(len(self.marks))
        self.marks.append((position, family))

    def innermost(self, family: str) -> int | None:
        """The depth of the innermost open mark of a family."""
        depths = self._depths.get(family)
        return depths[-1] if depths else None

    def close(self, depth: int) -> int:
        """Takes off the mark at that depth and all that it holds; returns its position."""
        position = self.marks[depth][0]
        while len(self.marks) > depth:
            self._depths[self.marks.pop()[1]].pop()
        return position


def _in_paragraph(text: str, start: int, end: int, left_open: str) -> tuple[list[Quotation], bool, bool]:
    """The quotations between two positions that hold no space at their ends; whether there are marks; whether the first closes what was left open."""
    marks = [(i, _FAMILY[text[i]], _role(text, i, start, end)) for i in range(start, end) if text[i] in MARKS]
    ahead = _by_family(marks)
    opened = _Open()
    found: list[Quotation] = []
    seen: set[str] = set()
    goes_on = False
    for n, (i, family, role) in enumerate(marks):
        ahead[family].pop()
        depth = opened.innermost(family)
        if role == "either":
            role = _free_role(text, i, end, opened, depth)
        if role == "open" and n == len(marks) - 1 and _closes_late(text, i, opened):
            role = "close"
        elif role == "close" and depth is None:
            if opened.marks:  # rule 4
                better = ahead.get(opened.marks[-1][1])
                depth = None if better and better[-1] == "close" else len(opened.marks) - 1
            elif family == left_open and family not in seen:  # rule 3
                goes_on = True
                found = [replace(quotation, depth=quotation.depth + 1) for quotation in found]
                found += [Quotation(Span(start, i + 1), Span(start, i), True)] if start < i else []
            elif family != "prime" and (_is_clitic(text, i, start) or _word_before(text, i, start) in _NO_LAST_WORD):  # rule 5
                role = "open"
        seen.add(family)
        if role == "open":
            opened.push(i, family)
        elif role == "close" and depth is not None:
            opener = opened.close(depth)
            if opener + 1 < i:
                found.append(Quotation(Span(opener, i + 1), Span(opener + 1, i), True, depth))
    if opened.marks and opened.marks[0][0] + 1 < end:  # rule 3: only the outermost is kept, what it held stays
        opener = opened.marks[0][0]
        found.append(Quotation(Span(opener, end), Span(opener + 1, end), False))
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end)), bool(marks), goes_on


def _by_family(marks: list[tuple[int, str, Role]]) -> dict[str, list[Role]]:
    """The roles of each family's marks, the first one last."""
    ahead: dict[str, list[Role]] = {}
    for _, family, role in reversed(marks):
        ahead.setdefault(family, []).append(role)
    return ahead


def _role(text: str, i: int, start: int, end: int) -> Role:
    """What the mark at `i` does, by what touches it (rule 1)."""
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if text[i] == _PRIME:
        return "close"
    before_word = _in_word(after) or after in "([" or after in MARKS
    after_word = _in_word(before) or before in _BEFORE_CLOSING or before in MARKS
    clitic = _in_word(before) and _is_clitic(text, i, start)
    opens = before_word and (before.isspace() or before in _BEFORE_OPENING or before in MARKS or clitic)
    closes = after_word and (after.isspace() or after in _AFTER_CLOSING or after in MARKS) and not (clitic and before_word)
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _free_role(text: str, i: int, end: int, opened: _Open, depth: int | None) -> Role:
    """The role of a mark whose surroundings do not tell (rule 2); `depth` is that of the innermost open mark of its family."""
    rest = text[i + 1 : min(end, i + 9)].lstrip()  # a few: a copy of the whole rest per mark would be quadratic
    pause = depth is None and rest.startswith(("..", "…"))  # قال "... نعم"
    ends = not rest or (rest[0] in _AFTER_CLOSING and not (pause and rest.lstrip(".… ")))
    if text[i] in _STRAIGHT:
        return "close" if depth is not None else "none" if ends else "open"
    if text[i] in _OPENING:
        reversed_glyphs = bool(opened.marks) and text[opened.marks[-1][0]] in _CLOSING
        if reversed_glyphs or (depth is not None and ends):
            return "close"
        return "none" if ends else "open"
    return "close" if opened.marks else "none" if ends else "open"


def _closes_late(text: str, i: int, opened: _Open) -> bool:
    """Whether the paragraph's last mark closes though it stands as if it opened: `وسط "المدينة "وأغلقت`, but not `"نعم. وأضاف "لا`."""
    if not opened.marks or text[i] not in _STRAIGHT or text[opened.marks[-1][0]] not in _STRAIGHT:
        return False
    between = text[opened.marks[-1][0] + 1 : i]
    return ". " not in between and not between.rstrip().endswith(":")


def _is_clitic(text: str, i: int, start: int) -> bool:
    """Whether only a proclitic is written before the mark at `i`; a tatweel joins it (`لـ"`, but `1437هـ"`)."""
    word = _word_before(text, i, start)
    return word.rstrip("ـ") in _PROCLITICS or word == "ـ"


def _word_before(text: str, i: int, start: int) -> str:
    """The letters that end right before `i`, harakat left out; "" where they are more than any clitic or particle has."""
    letters = []
    for k in range(i - 1, max(start, i - _LONGEST) - 1, -1):
        if not _in_word(text[k]):
            break
        if text[k].isalnum():
            letters.append(text[k])
    else:
        if i - _LONGEST > start:
            return ""
    return "".join(reversed(letters))


def _in_word(c: str) -> bool:
    return c.isalnum() or "\u064b" <= c <= "\u0652"
