"""Where sentences end. `|` in an example is a boundary that must be found, and no other."""

import time
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.marks import find_quotations
from quotes.parsing.split import MAX_WORDS, split_sentences


def pieces(text):
    return [text[span.start : span.end] for span, _ in split_sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "وصل الوزير.| وقال إنه متفائل!| هل يعود؟| نعم۔| ثم مضى",
        "قال: «نعم. سنفعل» ثم مضى.| وعاد.",
        "قال: «نعم. سنفعل.»| ثم مضى.| وعاد.",
        'قال: "نعم. سنفعل!" ثم مضى.| وعاد.',
        'قال: "لماذا لم تفعلوا شيئا حتى هذه الساعة المتأخرة؟"| وأضاف أنه حزين.',
        'عرض فيلم "من أنت؟" للمخرج الشاب.| ثم بدأ النقاش.',
        'سأل "هل نذهب؟"، وأضاف أنه متعب.',
        'قال "انتهى كل شيء."، مضيفا أن الأمر محزن.',
        '"نعم. لا."',
        'قال "نعم (ربما) ثم لا. أبدا" ومضى.| وعاد.',
        "وصل (د. أحمد. ومعه وفد) إلى القاعة.| وجلس.",
        "نقلت الوكالة (أ.ف.ب).| ثم أوضحت.",
        "نقلت أ.ف.ب الخبر عن د. أحمد وأ.د. سعيد.| ثم أوضحت.",
        "ارتفع 3.5 بالمئة.| ثم هبط إلى 1,200.50 دولار.",
        "زار موقع quotes.example.org أمس.| وعاد.",
        "كان ذلك يومًا.| وكان أيضًا جيدا.",
        "بالنتائج المرجوّة.| ثم مضى.",
        "وصلوا إلى البلاد.|وتم الاتفاق.",
        "سوف نرى.. وسنعود... ثم نمضي.| وعاد...",
        "قال... «نعم».| وعاد.",
        "2. تركيبة السوق ومعوقاته.| وكان عام 2020.| وانتهى.",
        "عاد!| وقال؟!| نعم!!",
        "قال «نعم».| «لا».",
        "قال ”نعم”.|“لا يزال لدينا وقت”.",
        "نعم »\n|ثم مضى",
        "عنوان بلا نقطة\n|ثم نص.| وآخر.",
        "*** \n|نص",
        "مضى. ! *",
        "",
        "  \n \r\n ",
    ],
)
def test_boundaries(marked):
    assert pieces(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|") if piece.strip()]


def test_an_unclosed_quotation_does_not_hold():
    assert pieces("قال: «نعم. ثم مضى. وعاد.") == ["قال: «نعم.", "ثم مضى.", "وعاد."]


def test_one_inside_an_unclosed_one_holds():
    assert pieces('قال: "نعم ثم قال «لا. أبدا» ومضى. وعاد.') == ['قال: "نعم ثم قال «لا. أبدا» ومضى.', "وعاد."]


def test_paragraphs_are_counted_without_empty_lines():
    assert [number for _, number in split_sentences("\nأولا. ثانيا.\n\n \nثالثا\n")] == [0, 0, 1]


def test_quotations_may_be_given():
    text = "قال: «نعم. سنفعل» ثم مضى."
    with patch("quotes.parsing.split.find_quotations", side_effect=AssertionError):
        assert split_sentences(text, find_quotations(text)) == split_sentences(text, find_quotations(text))
    assert len(split_sentences(text, ())) == 2


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("كلمة " * MAX_WORDS, [MAX_WORDS]),
        ("كلمة " * (MAX_WORDS + 1), [MAX_WORDS, 1]),
        ("كلمة " * (2 * MAX_WORDS), [MAX_WORDS, MAX_WORDS]),
        ("كلمة " * 99 + "كلمة، " + "كلمة " * 100, [100, 100]),
        ("كلمة " * 89 + "كلمة؛ " + "كلمة " * 29 + "كلمة، " + "كلمة " * 80, [90, 110]),
        ("«" + "كلمة " * 99 + "كلمة. " + "كلمة " * 19 + "كلمة، " + "كلمة " * 60 + "آخر»", [100, 81]),
        ("كلمة، " + "كلمة " * (MAX_WORDS + 9), [MAX_WORDS, 10]),  # a comma too early is not waited for
    ],
)
def test_long_sentences_are_cut(text, lengths):
    assert [len(piece.split()) for piece in pieces(text)] == lengths


def test_a_quotation_of_several_sentences_stays_whole_up_to_the_cap():
    saying = "«" + "سنعمل معا. " * (MAX_WORDS // 2 - 1) + "وداعا»"
    assert pieces(f"قال {saying}.") == [f"قال {saying}."]


@pytest.mark.parametrize(
    "unit",
    [
        ". ",
        ".",
        "نعم. ",
        "«نعم. ",
        "«نعم.» ",
        '"نعم."\n',
        "(نعم. ",
        "( ",
        "نعم.\n",
        "نعم ",
        ".»",
        "د.",
        "..! ",
        "«نعم. لا»",
        "5. ",
        "نعم؟» ",
        "(",
        "[",
    ],
)
def test_a_long_text_takes_no_time(unit):
    start = time.perf_counter()
    split_sentences(unit * 100_000)
    assert time.perf_counter() - start < 6


SHORT = st.text(alphabet='."«»“”!؟?()[] \n\r\tواب5aـً،؛:…', max_size=60)


@given(st.one_of(SHORT, st.text(max_size=80)))
@example("a\n\n. ")
@example("\x1c.\x1c")
@example("\u2028نعم.\u2029")
def test_every_character_lies_in_one_sentence(text):
    covered = []
    for span, _ in split_sentences(text):
        assert 0 <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        covered += range(span.start, span.end)
    assert covered == sorted(set(covered))
    assert [i for i, c in enumerate(text) if not c.isspace() and i not in set(covered)] == []
    numbers = [number for _, number in split_sentences(text)]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(len(set(numbers))))
