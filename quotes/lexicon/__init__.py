"""The words that reporting uses, as data: what `load()` reads from the TOML files of this folder, checked and frozen.

Add a verb: write its entry in `verbs/*.toml` (a sentence that must fire per frame, one that must stay silent), run the tests. Nothing else.
"""

from quotes.lexicon.entry import LexiconError
from quotes.lexicon.forms import Form
from quotes.lexicon.load import Lexicon, load
from quotes.lexicon.verb import CueForm, Frame, Sense, Verb

__all__ = ["CueForm", "Form", "Frame", "Lexicon", "LexiconError", "Sense", "Verb", "load"]
