"""Noun phrases and adverbials, read off the surface: what a word is, where the phrase that it opens ends, what to step over."""

from quotes.phrases.adverbials import skip_adverbials
from quotes.phrases.extent import noun_phrase
from quotes.phrases.words import Words

__all__ = ["Words", "noun_phrase", "skip_adverbials"]
