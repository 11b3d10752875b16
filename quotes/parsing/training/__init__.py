"""How the embedded models were made: `python -m quotes.parsing.training --data FOLDER --gold FOLDER --work FOLDER [STAGE...]`.

`treebank` and `letters` bring every text to one form, `segmenter` and `frequencies` say which words news has, `files` writes what stanza's own
trainers read, `annotated` and `reports` turn marked articles into the reader's, `reading` trains it, `stages` calls them all, `package` makes the
result small, `score` measures it.
"""
