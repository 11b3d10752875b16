"""Who passed words on that another one said: `..., بحسب [رويترز]` at the end of a sentence that has its speaker, and the sentence's further quotes.

A medium that closes (or interrupts) a sentence already attributed to somebody is that quote's relay, and its phrase no quote of its own (guideline,
settled cases); a relay holds for the rest of its sentence and not beyond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.nouns import Content, Cue, Source
from quotes.phrases import Words


def pass_on(
    words: Sequence[Words], cues: Sequence[Cue], contents: Sequence[Content | None], sources: Sequence[Source | None]
) -> tuple[Source | None, ...]:
    """The sources with their relays; None for a cue that turned out to name a relay only."""
    result = list(sources)
    for n, cue in enumerate(cues):
        source = result[n]
        if source is None or source.span is None or cue.complement != "around" or not _is_medium(words[cue.sentence], source):
            continue
        said = [
            m
            for m in range(len(cues))
            if m != n and (_is_said_before(cues, contents, result, m, cue) or _follows(words, cues, contents, result, n, m))
        ]
        if said:
            for m in said:
                known = result[m]
                if known is not None and not known.relay:
                    result[m] = replace(known, relay=(source.span,))
            result[n] = None
    for n, cue in enumerate(cues):
        source = result[n]
        if source is None or source.reference != "same" or source.relay:
            continue
        before = [m for m in range(len(cues)) if cues[m].sentence == cue.sentence and cues[m].word < cue.word and result[m] is not None]
        if before and (last := result[max(before, key=lambda m: cues[m].word)]) is not None and last.relay:
            result[n] = replace(source, relay=last.relay)
    return tuple(result)


def _is_medium(words: Words, source: Source) -> bool:
    return source.span is not None and words.is_medium(words.view.at(source.span.start))


def _is_said_before(cues: Sequence[Cue], contents: Sequence[Content | None], sources: Sequence[Source | None], m: int, phrase: Cue) -> bool:
    """Whether cue m reports somebody else's words in the phrase's sentence, before the phrase."""
    other = cues[m]
    return (
        other.sentence == phrase.sentence
        and other.word < phrase.word
        and other.complement != "around"
        and other.form != "masdar"
        and contents[m] is not None
        and sources[m] is not None
    )


def _follows(
    words: Sequence[Words], cues: Sequence[Cue], contents: Sequence[Content | None], sources: Sequence[Source | None], n: int, m: int
) -> bool:
    """`وبحسب موقع ...، [عبّر مدير المنظمة] عن قلقه`: what the medium passed on opens with who says it."""
    phrase, other = cues[n], cues[m]
    content, source = contents[n], sources[m]
    if other.sentence != phrase.sentence or other.word < phrase.word or content is None or source is None or contents[m] is None:
        return False
    opens = words[phrase.sentence].view.at(content.spans[0].start)
    return source.reference == "named" and other.complement != "around" and opens <= other.word <= opens + 2
