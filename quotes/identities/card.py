"""What one article says of one speaker, as far as it tells who that is elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from quotes.arabic import key, name_key, without_article
from quotes.identities.spelling import words_of
from quotes.lexicon import Lexicon
from quotes.nouns import Article, Speaker, SpeakerType

_FUNCTION = frozenset(("و", "في", "من", "الي", "علي", "عن", "لدي", "باسم", "اسم", "السيد", "سيد", "السيده", "سيده"))
_FIELDS = ("sport", "art")
_DATELINE = re.compile(r"([^\n.:]{2,60}?)\s*[-–—:(]")
# So much of a text is looked at for it: over thousands of spaces the pattern would not end.
_DATELINE_WITHIN = 100
_WITH_LAM = frozenset(("لجنه", "لجان", "لاعب", "لاعبه", "لواء", "لغه", "لقاء", "لقاح"))
Gender = Literal["", "masc", "fem"]


@dataclass(frozen=True, slots=True)
class Card:
    """One speaker of one article.

    Args:
        key: which speaker of the article; `order` the article's place in the corpus.
        name: as the article has it; `words` those of a person's name, none where he is called by his office alone.
        office: keys of the words of his offices, without article and nationality; for a body, of its name.
        head: the first of these.
        nations: the states that adjectives of his titles name; `setting` the state that the article is about, "" where it does not say.
        places: the states that his titles name otherwise: `مبعوث إلى [ليبيا]`.
        heads: what a body is said to be: the first word of each mention.
        fields: `sport`, `art`, by his offices; `about` the same of the article.
        day: days since the year 1, None for an article without a date.
    """

    key: str
    order: int
    name: str
    type: SpeakerType
    words: tuple[str, ...]
    office: frozenset[str]
    head: str
    nations: frozenset[str]
    setting: str
    places: frozenset[str]
    heads: frozenset[str]
    fields: frozenset[str]
    about: frozenset[str]
    gender: Gender
    day: int | None
    anonymous: bool
    aliases: tuple[str, ...] = field(default=())


def cards(articles: Iterable[Article], lexicon: Lexicon) -> Iterator[Card]:
    """The cards of all speakers, in order."""
    places = {without_article(place): state for table in (lexicon.capitals, lexicon.states) for place, state in table.items()}
    for order, article in enumerate(articles):
        setting, about = _setting(article.text, places, lexicon), _fields(_keys(article.text, lexicon), 2, lexicon)
        for speaker in article.speakers:
            yield _card(article, speaker, order, setting, about, lexicon)


def _card(article: Article, speaker: Speaker, order: int, setting: str, about: frozenset[str], lexicon: Lexicon) -> Card:
    called = [article.text[span.start : span.end] for span in speaker.mentions]
    person = speaker.type == "person"
    # `زوجته`, `المتحدث باسم الشرطة`: called by what they are.
    words = words_of(speaker.name) if person and speaker.name != speaker.role and _is_proper(speaker.name, lexicon) else ()
    said = [*([speaker.role] if speaker.role else []), *called] if person else [speaker.name]
    own = set(_keys(speaker.name, lexicon)) if words else set()
    keys = [word for text in said for word in _keys(text, lexicon)]
    nations = frozenset(lexicon.nisbas[word] for word in keys if word in lexicon.nisbas)
    office = [word for word in keys if word not in own and word not in lexicon.nisbas and word not in _FUNCTION]
    return Card(
        speaker.key,
        order,
        speaker.name,
        speaker.type,
        words,
        frozenset(office),
        office[0] if office else "",
        nations,
        setting,
        frozenset(lexicon.states[word] for word in office if word in lexicon.states),
        frozenset(first[0] for text in called if (first := _keys(text, lexicon))),
        _fields(office, 1, lexicon),
        about,
        _gender(said, lexicon) if person else "",
        _day(article.date),
        speaker.anonymous,
        tuple(dict.fromkeys([speaker.name, *called])),
    )


def _fields(words: Iterable[str], least: int, lexicon: Lexicon) -> frozenset[str]:
    """The fields of which there are so many words."""
    known = list(words)
    return frozenset(name for name in _FIELDS if sum(word in lexicon.words[f"identities.{name}"] for word in known) >= least)


def _keys(text: str, lexicon: Lexicon) -> list[str]:
    """The words' keys without article, and without the `ل` of `لكرة`, `للنقل` inside the phrase."""
    found = []
    for place, word in enumerate(name_key(text).split()):
        if place and word.startswith("لل") and len(word) > 4:
            word = word[2:]
        elif place and word[0] == "ل" and len(word) > 3 and word not in lexicon.states and word not in _WITH_LAM:
            word = word[1:]
        found.append(without_article(word))
    return found


def _is_proper(name: str, lexicon: Lexicon) -> bool:
    """Whether the name is a person's own, and no office: `أبو جعفر`, not `وزير النقل`."""
    first = key(name.split()[0]) if name.split() else ""
    title = lexicon.has("titles.person", first) or lexicon.has("titles.anonymous", first)
    return bool(first) and not (title and first not in lexicon.words["names.given"])


def _gender(said: Iterable[str], lexicon: Lexicon) -> Gender:
    """As the first title shows it."""
    for text in said:
        for word in name_key(text).split()[:2]:
            if lexicon.has("titles.person", word) or lexicon.has("titles.honorific", word):
                feminine = word.endswith("ه") and not lexicon.has("rules.masculine_title", word)
                return "fem" if feminine else "masc"
    return ""


def _setting(text: str, places: Mapping[str, str], lexicon: Lexicon) -> str:
    """The state of the dateline (`بغداد - ...`); else the one named most often, if it is named twice."""
    words = [without_article(word) for word in name_key(text).split()]
    opening = _DATELINE.match(text.lstrip()[:_DATELINE_WITHIN])
    for word in name_key(opening[1]).split() if opening else ():
        if (state := places.get(without_article(word))) is not None:
            return state
    named = Counter(state for word in words if (state := places.get(word) or lexicon.nisbas.get(word)) is not None)
    best = named.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else ""


def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return None
