"""Quotation marks as newspapers write them. `⟦ ⟧` in an expectation is a closed quotation, `⟦ ⟧!` one that the paragraph's end closed."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.marks import MARKS, find_quotations


def shown(text):
    """The text with brackets around the inner span of each quotation."""
    signs = []
    for order, quotation in enumerate(find_quotations(text)):
        signs += [(quotation.inner.start, 1, order, "⟦"), (quotation.inner.end, 0, -order, "⟧" if quotation.closed else "⟧!")]
    for position, _, _, sign in sorted(signs, reverse=True):
        text = text[:position] + sign + text[position:]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال "نعم" ومضى.', 'قال "⟦نعم⟧" ومضى.'),
        ("قال “نعم” ومضى.", "قال “⟦نعم⟧” ومضى."),
        ("قال «نعم» ومضى.", "قال «⟦نعم⟧» ومضى."),
        ("قال »نعم« ومضى.", "قال »⟦نعم⟧« ومضى."),
        ("قال ”نعم“ ومضى.", "قال ”⟦نعم⟧“ ومضى."),
        ("قال „نعم“ ومضى.", "قال „⟦نعم⟧“ ومضى."),
        ("قال ‹نعم› ومضى.", "قال ‹⟦نعم⟧› ومضى."),
        ("قال ＂نعم＂ ومضى.", "قال ＂⟦نعم⟧＂ ومضى."),
        ('قال «نعم" ومضى.', 'قال «⟦نعم⟧" ومضى.'),
        ("قال ”نعم” ومضى.", "قال ”⟦نعم⟧” ومضى."),
        ("قال “نعم“ ومضى.", "قال “⟦نعم⟧“ ومضى."),
        ("قال «كلمةً» ومضى.", "قال «⟦كلمةً⟧» ومضى."),
        ("قال “كلمةً“ ومضى “نحوَ“ بيته.", "قال “⟦كلمةً⟧“ ومضى “⟦نحوَ⟧“ بيته."),
    ],
)
def test_pairs_of_every_sort(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال:"نعم"ومضى.', 'قال:"⟦نعم⟧"ومضى.'),
        ('"كلمة"،"كلمة"', '"⟦كلمة⟧"،"⟦كلمة⟧"'),
        ('"كلمة""كلمة"', '"⟦كلمة⟧""⟦كلمة⟧"'),
        ('وصفهم بـ"الأعداء" أمس', 'وصفهم بـ"⟦الأعداء⟧" أمس'),
        ("وصفهم بـ«الأعداء» أمس", "وصفهم بـ«⟦الأعداء⟧» أمس"),
        ('فيلم "البيت" و"الدار" وب"الحي"', 'فيلم "⟦البيت⟧" و"⟦الدار⟧" وب"⟦الحي⟧"'),
        ('حزب ال"وسط" الجديد', 'حزب ال"⟦وسط⟧" الجديد'),
        ("ناطق باسم«الحركة»في غزة", "ناطق باسم«⟦الحركة⟧»في غزة"),
        ('("نعم")', '("⟦نعم⟧")'),
        ('"(نعم)"', '"⟦(نعم)⟧"'),
        ('"نعم"/"لا"', '"⟦نعم⟧"/"⟦لا⟧"'),
        ('"نعم"؟ "لا"! "ربما"...', '"⟦نعم⟧"؟ "⟦لا⟧"! "⟦ربما⟧"...'),
        ('في مركبة "وضعت "هنا', 'في مركبة "⟦وضعت ⟧"هنا'),
    ],
)
def test_without_space(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال: " نعم " ومضى.', 'قال: "⟦ نعم ⟧" ومضى.'),
        ("قال « نعم » ومضى.", "قال «⟦ نعم ⟧» ومضى."),
        ("قال » نعم « ومضى.", "قال »⟦ نعم ⟧« ومضى."),
        ('قال " نعم ". ثم " لا ".', 'قال "⟦ نعم ⟧". ثم "⟦ لا ⟧".'),
        ("قال:” سننتظر حتى الغد” ومضى.", "قال:”⟦ سننتظر حتى الغد⟧” ومضى."),
        ('مضيفا :" نعم".', 'مضيفا :"⟦ نعم⟧".'),
        ('وقال إن" القائمة جاهزة".', 'وقال إن"⟦ القائمة جاهزة⟧".'),
        ("وقال “نعم لقد وصلنا “.", "وقال “⟦نعم لقد وصلنا ⟧“."),
        ("وقال “نعم لقد وصلنا “", "وقال “⟦نعم لقد وصلنا ⟧“"),
        ('وقال ".. نعم".', 'وقال "⟦.. نعم⟧".'),
        ('أغنية "شو صار" و" حلم بعيد " أيضا', 'أغنية "⟦شو صار⟧" و"⟦ حلم بعيد ⟧" أيضا'),
    ],
)
def test_with_stray_spaces(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('«قال لي "نعم" ومضى»', '«⟦قال لي "⟦نعم⟧" ومضى⟧»'),
        ('"قال لي «نعم» ومضى"', '"⟦قال لي «⟦نعم⟧» ومضى⟧"'),
        ('"قال لي "نعم" ومضى"', '"⟦قال لي "⟦نعم⟧" ومضى⟧"'),
        ("«قال «نعم» ومضى»", "«⟦قال «⟦نعم⟧» ومضى⟧»"),
        ('«"نعم"»', '«⟦"⟦نعم⟧"⟧»'),
        ("”حضر و”صالح” أيضا”", "”⟦حضر و”⟦صالح⟧” أيضا⟧”"),
        ('«شاشة 27" جديدة» و"أخرى"', '«⟦شاشة 27" جديدة⟧» و"⟦أخرى⟧"'),
        ('"شاشة 6.5″ جديدة" هنا', '"⟦شاشة 6.5″ جديدة⟧" هنا'),
    ],
)
def test_nested(text, expected):
    assert shown(text) == expected


def test_depth_in_a_quotation_that_goes_on():
    assert [q.depth for q in find_quotations('«أولا\nثم "نعم" ثانيا» ومضى')] == [0, 0, 1]


def test_depth_counts_what_holds_a_quotation():
    assert [q.depth for q in find_quotations('"ثم «قال "نعم" له» فمضى" و"لا"')] == [0, 1, 2, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال: "نعم سنعود. ثم مضى.\nوعاد.', 'قال: "⟦نعم سنعود. ثم مضى.⟧!\nوعاد.'),
        ("قال «نعم.  \nوعاد «لا».", "قال «⟦نعم.⟧!  \nوعاد «⟦لا⟧»."),
        ('قال "نعم. وأضاف "لا.', 'قال "⟦نعم. وأضاف "لا.⟧!'),
        ('وقال "نعم، وأضاف: "لا.', 'وقال "⟦نعم، وأضاف: "لا.⟧!'),
        ("قال: «أولا.\n«ثانيا.\n«ثالثا» ومضى.", "قال: «⟦أولا.⟧!\n«⟦ثانيا.⟧!\n«⟦ثالثا⟧» ومضى."),
    ],
)
def test_unclosed_ends_with_its_paragraph(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «أولا\nثانيا» ومضى.", "قال: «⟦أولا⟧!\n⟦ثانيا⟧» ومضى."),
        ("قال: «أولا\n\n  ثانيا  \nثالثا» ومضى.", "قال: «⟦أولا⟧!\n\n  ⟦ثانيا⟧!  \n⟦ثالثا⟧» ومضى."),
        ('قال: «أولا\nثم "نعم" ثانيا» ومضى.', 'قال: «⟦أولا⟧!\n⟦ثم "⟦نعم⟧" ثانيا⟧» ومضى.'),
        ("قال: «أولا\n«نعم» ثم ثانيا» ومضى.", "قال: «⟦أولا⟧!\n«⟦نعم⟧» ثم ثانيا» ومضى."),
        ("قال: «أولا\nثانيا.", "قال: «⟦أولا⟧!\nثانيا."),  # nothing closes it
        ('قال: «أولا\nثانيا" ومضى.', 'قال: «⟦أولا⟧!\nثانيا" ومضى.'),  # another sort
        ("قال: «أولا\nثم «نعم» ومضى.", "قال: «⟦أولا⟧!\nثم «⟦نعم⟧» ومضى."),  # opens first
        ("قال: «أولا" + "\nكلام" * 4 + "\nأخير» ومضى.", "قال: «⟦أولا⟧!" + "\nكلام" * 4 + "\nأخير» ومضى."),  # too far
    ],
)
def test_a_later_paragraph_may_close_it(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "بلغ عددهم مليونا في العام الماضي”.",
        'بلغ عددهم مليونا في العام الماضي". وقال إن ذلك كثير.',
        "نعم» ومضى.",
        'شاشة بحجم 27" وأخرى بحجم 24".',
        "شاشة بحجم 6.5″ وأخرى.",
        "شاشة ″كبيرة وأخرى",
        "شاشة ″ كبيرة ″ وأخرى",
        "جريدة Le Monde d'hier l'a dit",
        "كلمة ' وأخرى '",
        'كلمة " .',
        "كلمة ” .",
        '""',
        '"',
        " ",
        "",
    ],
)
def test_no_quotation(text):
    assert find_quotations(text) == ()


def test_a_prime_closes_what_editors_made_it_of():
    assert shown("نظام “ويندوز 10″ ونظام “ويندوز 8″ معا") == "نظام “⟦ويندوز 10⟧″ ونظام “⟦ويندوز 8⟧″ معا"


@pytest.mark.parametrize(
    "unit", ['"', "«", "»", '"كلمة ', ' "كلمة" ', "«كلمة ", 'كلمة" ', '«"', '" "', "«كلمة\n", ' «كلمة "نص ', "”“", "″ ", 'و"كلمة', "« “ „ ‹ " + '"']
)
def test_a_hundred_thousand_marks_take_no_time(unit):
    text = unit * (100_000 // sum(c in MARKS for c in unit))
    start = time.perf_counter()
    find_quotations(text)
    assert time.perf_counter() - start < 2


SHORT = st.text(alphabet='"«»“”″„‹›＂ واب.،:!؟()ـً\n5', max_size=40)


@given(st.one_of(SHORT, st.text(max_size=60)))
@example("»")
@example("\n«\r\n»")
def test_whatever_the_text(text):
    quotations = find_quotations(text)
    for quotation in quotations:
        assert 0 <= quotation.outer.start <= quotation.inner.start < quotation.inner.end <= quotation.outer.end <= len(text)
        assert "\n" not in text[quotation.outer.start : quotation.outer.end]
        if quotation.closed:
            assert text[quotation.outer.end - 1] in MARKS
        else:
            assert quotation.outer.end == quotation.inner.end
            assert quotation.depth == 0
    assert list(quotations) == sorted(quotations, key=lambda q: (q.outer.start, -q.outer.end))
    for before, after in pairwise(quotations):  # they nest or stand apart
        assert before.outer.end <= after.outer.start or before.outer.contains(after.outer)
