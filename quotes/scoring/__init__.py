"""Gold and predicted quotes → figures, and the errors behind them by cause.

Both sides are records as `quotes extract` writes them (of a quote: `kind`, `cue`, `source`, `speaker`, `content`, `relay`, `stance`; of a speaker:
`key`, `name`, `mentions`), taken as they are, so that any tool's output can be scored. Quotes of a title are not.
"""

from quotes.scoring.compare import Comparison, compare_all
from quotes.scoring.errors import Change, Mistake, changes, mistakes
from quotes.scoring.figures import figures

__all__ = ["Change", "Comparison", "Mistake", "changes", "compare_all", "figures", "mistakes"]
