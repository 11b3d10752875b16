"""Analysed articles ↔ the formats of other tools, so that people can correct quotes where they are used to work, and get them back.

Every format shows an article as labelled marks on one text, with links between them (`document.py`). `flatten` makes that of an article, `rebuild`
makes an article of it again, whatever an annotator did in between. So a format's module only writes marks down and reads them, `registry.py` knows
the modules by name and suffix. What a format has no place for travels beside the marks, as `rest`.
"""
