"""How the embedded models were made: `python -m quotes.parsing.training --data FOLDER --work FOLDER [STAGE...]`.

`treebank` and `letters` bring every text to one form, `segmenter` and `vectors` turn raw news into word vectors, `files` writes what stanza's own
trainers read, `stages` calls them, `package` makes the result small, `score` measures it. Only this package needs gensim
(`pip install gensim`), and only in the stage `pretrain`.
"""
