"""Analysed articles written down as who said what, for the tests of the graph and its files."""

from dataclasses import dataclass

from quotes.nouns import Article, Evidence, Passage, Quote, Span, Speaker


@dataclass(frozen=True)
class Said:
    """A quote in names. `by` None is a speaker whom nobody knows."""

    by: str | None
    content: str = "نعم"
    kind: str = "indirect"
    mentions: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    to: str | None = None
    inside: str | None = None
    stance: str = "asserted"
    where: str = "text"
    confidence: float | None = None


def article(article_id, *quotes, types=None, roles=None, identities=None, anonymous=(), **known):
    """An article in which these quotes stand one after the other; what is known of a speaker is given by his name."""
    names = dict.fromkeys(name for said in quotes for name in (said.by, *said.relays, *said.mentions, said.to) if name)
    speakers = {
        name: Speaker(
            f"s{number}",
            name,
            (types or {}).get(name, "person"),
            (),
            (roles or {}).get(name),
            name in anonymous,
            identity=(identities or {}).get(name),
        )
        for number, name in enumerate(names, 1)
    }
    text = "".join(f"قال {said.by or ''}: {said.content}\n" for said in quotes)
    found, at = [], 0
    for number, said in enumerate(quotes, 1):
        start = text.index(": ", at) + 2
        end = start + len(said.content)
        found.append(
            Quote(
                id=f"q{number}",
                kind=said.kind,
                cue=Passage.of(text, [Span(at, at + 3)]),
                content=Passage.of(text, [Span(start, end)]),
                source=None,
                speaker=speakers.get(said.by),
                evidence=Evidence("by_hand", ()),
                inside=said.inside,
                stance=said.stance,
                where=said.where,
                relay_speakers=tuple(speakers[name] for name in said.relays),
                addressee_speaker=speakers.get(said.to),
                mentioned=tuple(speakers[name] for name in said.mentions),
                confidence=said.confidence,
                unresolved=None if said.by else "nobody knows",
            )
        )
        at = end + 1
    return Article(article_id, text, speakers=tuple(speakers.values()), quotes=tuple(found), **known)
