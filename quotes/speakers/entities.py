"""The speakers of one article while they are being found: what is known of each, and what he is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotes.arabic import name_key
from quotes.nouns import Span, Speaker, SpeakerType
from quotes.speakers.describe import Description


@dataclass(slots=True)
class Entity:
    """A speaker in the making; grows with each mention."""

    number: int
    type: SpeakerType
    name: str
    name_keys: tuple[str, ...]
    descriptions: list[Description] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    title_mentions: list[Span] = field(default_factory=list)
    role: str | None = None
    role_keys: set[str] = field(default_factory=set)
    gender: str = ""
    anonymous: bool = False
    last: int = -1

    def add(self, description: Description, gender: str, order: int, in_title: bool = False) -> None:
        """Takes in what another mention says."""
        self.descriptions.append(description)
        (self.title_mentions if in_title else self.mentions).append(description.span)
        if description.role and not self.role:
            self.role = description.role
        self.role_keys |= description.role_keys
        if len(description.name_keys) > len(self.name_keys):
            self.name, self.name_keys = description.name, description.name_keys
        elif not self.name_keys and self.descriptions[0].keys == {description.head} and len(description.keys) > 1:
            self.name = name_of(description)  # `منظمة الأغذية` after `المنظمة`
        self.gender = self.gender or gender or description.gender
        self.anonymous = self.anonymous and description.anonymous
        self.last = order

    def frozen(self, before: int = 0) -> Speaker:
        """The finished value, where so many speakers come before."""
        return Speaker(
            key=f"s{before + self.number}",
            name=self.name or (self.descriptions[0].text if self.descriptions else ""),
            type=self.type,
            mentions=tuple(sorted(dict.fromkeys(self.mentions))),
            role=self.role,
            anonymous=self.anonymous,
            title_mentions=tuple(sorted(dict.fromkeys(self.title_mentions))),
        )


_MARKED = re.compile(r"[\"“”«»]\s*([^\"“”«»\s][^\"“”«»]*)")
# Adjectives that say whose an organization is; its name is over: `كتيبة العياش [التابعة] لكتائب القسام`.
_BELONGING = re.compile(
    r"\s(?:التابعة?|المناوئة?|الموالية?|المنتمية?|المعنية?|المدعومة?|المتخصصة?|المملوكة?|المكلفة?|الذي|التي|البالغة?|البالغين)(?:\s.*)?$",
    re.DOTALL,
)
_MEDIUM = frozenset(("صحيفه", "قناه", "شبكه", "موقع", "مجله", "اذاعه", "جريده", "محطه"))


def name_of(description: Description) -> str:
    """What a speaker is called by his first mention: the proper name, else the phrase without pointing words and without `صحيفة`, `قناة` ..."""
    if description.name:
        return description.name
    text = description.bare or description.text
    text = _BELONGING.sub("", text) if description.type in ("organization", "group", "person") else text
    words = text.split()
    if description.medium and len(words) > 1:
        if marked := _MARKED.search(text):
            return marked[1].rstrip()
        if name_key(words[0]) in _MEDIUM:
            words = words[1:]
        elif name_key(words[0]) == "وكاله" and len(words) > 2 and name_key(words[1]) == "انباء":
            words = words[2:]
    elif len(words) > 1 and name_key(words[0]) in ("هذا", "هذه"):
        words = words[1:]
    name = " ".join(words)
    # Marks around the whole name go, marks around a part of it (`تنظيم "داعش"`) stay.
    name = name.strip("،, ")
    bare = name.strip("\"“”«»' ")
    return (bare if not set(bare) & set('"“”«»') else name) or description.text
