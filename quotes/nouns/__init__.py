"""The frozen values that the stages hand on: text → sentences → cues → contents → sources → speakers → graph.

Everything here is immutable and knows nothing of files, models or rules. Positions are `Span`s: half-open code points of
the article's text (or of its title) exactly as it was given.
"""

from quotes.nouns.article import Article
from quotes.nouns.hints import Hints, Parts
from quotes.nouns.quote import Evidence, Kind, Quote, Stance
from quotes.nouns.report import Complement, Content, Cue, Reference, Source
from quotes.nouns.sentence import Sentence, Word
from quotes.nouns.span import Passage, Span
from quotes.nouns.speaker import Speaker, SpeakerType

__all__ = [
    "Article",
    "Complement",
    "Content",
    "Cue",
    "Evidence",
    "Hints",
    "Kind",
    "Parts",
    "Passage",
    "Quote",
    "Reference",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "SpeakerType",
    "Stance",
    "Word",
]
