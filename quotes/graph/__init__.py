"""Analysed articles → the who-said-what graph, in one of four views.

`قال الوزير إن الطريق سيفتح` ("the minister said that the road will open") becomes a node for the minister. What else becomes a node, and what an
edge, is the view's question: `quotes` who said what and where, `speakers` who speaks of whom, `outlets` who quotes whom, `co-quoted` who is quoted
together. Nothing here knows of files, colours or positions.
"""

from quotes.graph.build import VIEWS, View, build_graph

__all__ = ["VIEWS", "View", "build_graph"]
