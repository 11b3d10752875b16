"""The reader: one small neural network that reads a sentence once and says what each word is, what it hangs on, and who says what in it.

`pieces` cuts words into what the network knows, `network` is the network, `reader` runs it. Its opinion on reports (`Hints`) only ranks what the
rules find; nothing else of the analysis is learnt.
"""

FILE = "reader.pt"
