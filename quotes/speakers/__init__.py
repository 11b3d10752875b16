"""Sources → speakers: one entity per person, office, organization, state, group or document of an article.

`وزير الخارجية الروسي سيرغي لافروف` … `لافروف` … `وأضاف أن` … `الوزير الروسي` are one speaker. How a source is referred to decides how it is
resolved: a name by its words, a title by the office it was given with, a dropped subject by agreement with whoever spoke last. What two
candidates share stays unresolved.
"""

from quotes.speakers.describe import Description, describe
from quotes.speakers.entities import Entity
from quotes.speakers.known import Known
from quotes.speakers.resolve import Resolved, resolve_speakers

__all__ = ["Description", "Entity", "Known", "Resolved", "describe", "resolve_speakers"]
