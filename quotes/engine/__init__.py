"""Many articles: in batches, over several processes, with a journal from which a killed run goes on.

The unit everywhere is the batch, cut by position in the input. A batch goes through the models as a whole and alone, so its bytes are the same
whoever analyses it and whenever: in this process, in a worker of this machine or of a cluster, or after a kill.
"""

from quotes.engine.stream import Report, StoppedError, write_lines, write_quotes
from quotes.engine.work import Work

__all__ = ["Report", "StoppedError", "Work", "write_lines", "write_quotes"]
