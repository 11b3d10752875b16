"""A reporting verb as an entry of the lexicon, and a written form of it as met in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.lexicon.forms import Form

Complement = Literal["clause", "noun", "question", "quotation"]
ObjectRole = Literal["none", "addressee", "topic"]
Sense = Literal[
    "say", "announce", "affirm", "add", "point_out", "explain", "inform", "opine", "expect", "claim", "admit", "insist", "hint", "ask", "answer",
    "deny", "doubt", "accuse", "criticise", "condemn", "praise", "thank", "welcome", "regret", "complain", "object", "demand", "urge", "order",
    "propose", "advise", "promise", "threaten", "warn", "describe", "relay", "write", "hope", "agree",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb takes its content: `أشار إلى أن ...` is a clause under `إلى`; `طالب الحكومة بوقف ...` a noun under `ب` with an addressee."""

    complement: Complement
    prep: str
    object: ObjectRole
    fires: str


@dataclass(frozen=True, slots=True)
class Verb:
    """An entry; field by field as in `verbs/*.toml`."""

    past: str
    present: str
    passive: tuple[str, ...]
    masdar: tuple[str, ...]
    participle: str
    sense: Sense
    frames: tuple[Frame, ...]
    silent: str | None
    silent_reason: str | None
    note: str

    def takes(self, complement: Complement, prep: str | None = None) -> bool:
        """Whether some frame has this complement (under this preposition's key, "" for none; None for any)."""
        return any(frame.complement == complement and (prep is None or frame.prep == prep) for frame in self.frames)

    def preps(self, complement: Complement) -> frozenset[str]:
        """The prepositions (keys) of the frames with this complement, "" for none."""
        return frozenset(frame.prep for frame in self.frames if frame.complement == complement)

    def object_role(self, complement: Complement, prep: str) -> ObjectRole:
        """The role of a noun between verb and complement in that frame, `none` where the frame is absent."""
        roles = [frame.object for frame in self.frames if frame.complement == complement and frame.prep == prep]
        return next((role for role in roles if role != "none"), "none")


@dataclass(frozen=True, slots=True)
class CueForm:
    """A verb in one of its written forms."""

    verb: Verb
    form: Form
