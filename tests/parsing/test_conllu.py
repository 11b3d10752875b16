"""Parses written and read again, and what the reader says of other files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import arabic
from quotes.nouns import Sentence, Span, Word
from quotes.parsing.conllu import dumps, loads

TEXT = "وقال المدير للحكومة.\nنعم"


def word(index, text, lemma, upos, head, deprel, span, token, feats=""):
    return Word(index, text, arabic.key(text), lemma, upos, feats, head, deprel, Span(*span), Span(*token))


SENTENCES = (
    Sentence(
        Span(0, 20),
        0,
        (
            word(0, "و", "و", "CCONJ", 1, "cc", (0, 1), (0, 4)),
            word(1, "قال", "قال", "VERB", -1, "root", (1, 4), (0, 4), "Aspect=Perf|Gender=Masc"),
            word(2, "المدير", "مدير", "NOUN", 1, "nsubj", (5, 11), (5, 11)),
            word(3, "ل", "ل", "ADP", 4, "case", (12, 13), (12, 19)),
            word(4, "الحكومة", "", "NOUN", 1, "obl:arg", (13, 19), (12, 19)),
            word(5, ".", "_", "PUNCT", 1, "punct", (19, 20), (19, 20)),
        ),
    ),
    Sentence(Span(21, 24), 1, (word(0, "نعم", "نعم", "INTJ", -1, "root", (21, 24), (21, 24)),)),
)


def test_round_trip():
    # A lemma of "_" is none, as everywhere in CoNLL-U.
    read = loads(dumps(SENTENCES, TEXT))
    assert read[1] == SENTENCES[1]
    assert read[0].words[:5] == SENTENCES[0].words[:5]
    assert (read[0].span, read[0].paragraph, read[0].words[5].lemma) == (Span(0, 20), 0, "")


def test_the_rows_are_as_the_format_wants_them():
    written = dumps(SENTENCES, TEXT)
    assert written.endswith("\n\n")
    first = written.split("\n\n")[0].splitlines()
    assert first[:3] == ["# text = وقال المدير للحكومة.", "# span = 0:20", "# paragraph = 0"]
    assert first[4] == "2\tقال\tقال\tVERB\t_\tAspect=Perf|Gender=Masc\t0\troot\t_\tSpan=1:4|Token=0:4"
    assert all(line.count("\t") == 9 for line in first[3:])


def test_a_sentence_over_wrapped_lines_keeps_one_comment_line():
    sentence = Sentence(Span(0, 9), 0, ())
    assert dumps([sentence], "نعم\n\nولا  ").startswith("# text = نعم ولا\n")
    assert loads(dumps([sentence], "نعم\n\nولا  ")) == (sentence,)


def test_nothing():
    assert dumps([], "") == ""
    assert loads("") == loads("\n\n\n") == ()


ROW = "1\tنعم\tنعم\tINTJ\t_\t_\t0\troot\t_\tSpan=0:3|Token=0:3\n"
HEADER = "# span = 0:3\n# paragraph = 0\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (HEADER + "1\tنعم\n", "line 3: 10 tab-separated columns expected, found 2"),
        (HEADER + ROW.replace("Span=0:3|", ""), "line 3: Span=start:end|Token=start:end expected in the last column, found 'Token=0:3'"),
        (HEADER + ROW.replace("Span=0:3", "Span=0"), "line 3: a span start:end expected, found '0'"),
        (HEADER + ROW.replace("1\tنعم", "أ\tنعم"), "line 3: invalid literal"),
        (HEADER + ROW.replace("1\tنعم", "2\tنعم"), "line 4: the words of the sentence that ends here are not numbered from 1"),
        (HEADER + ROW.replace("\t0\t", "\t7\t"), "line 4: a word of the sentence that ends here hangs on one that is not there"),
        (ROW, "line 2: the sentence that ends here has no comment `# paragraph"),
        ("# span = 0:3\n" + ROW, "line 3: the sentence that ends here has no comment `# paragraph"),
        ("# span = x\n# paragraph = 0\n" + ROW, "line 4: a span start:end expected, found 'x'"),
    ],
)
def test_other_files_are_refused_with_the_line(content, said):
    with pytest.raises(ValueError, match=said.replace("|", r"\|")):
        loads(content)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cs"]), min_size=1, max_size=6), max_size=6))
def test_any_word_comes_back(texts):
    words = tuple(word(i, text, text, "X", -1, "root", (i, i + 1), (i, i + 1)) for i, text in enumerate(texts))
    sentence = Sentence(Span(0, 10), 0, words)
    read = loads(dumps([sentence], "0123456789"))
    assert [w.text for w in read[0].words] == texts
    assert [w.key for w in read[0].words] == [w.key for w in words]
