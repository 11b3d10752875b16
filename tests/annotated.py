"""Articles with annotated quotes for the tests of formats: the corpus, by hand, and made by hypothesis."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

from quotes.exports.jsonl import from_record, to_record
from quotes.formats import gold

GOLD = Path(__file__).parents[1] / "corpus" / "gold"
# Marks of a mention, a quote, what carries it, and line ends; astral and combining characters; what XML cannot hold or escapes.
LETTERS = 'قالإن و\u0651\u064e\u0301\U0001f600\U0001f468\u200d"«»:.\n\r\t<&>\x00\x0c\x1c\x85\u2028\ufffe\ufeff\u200f e_|\\'


def corpus():
    return [article for path in sorted(GOLD.glob("*.jsonl")) for article in gold.read(path)]


def record(text, *, title=None, speakers=(), quotes=(), **more):
    return gold.completed({"id": "a1", "title": title, "text": text, "speakers": list(speakers), "quotes": list(quotes), **more})


def by_hand():
    """Emoji and combining marks, a split content, a nested and overlapping quote, a title's quote, a relay, an addressee, nobody, no quotes."""
    text = "😀 قال الوزيرُ للصحافة: «نعم، قال أحمد إننا هنا\nوسنبقى»، مضيفًا أن الأمر انتهى. قيل إنه عاد."
    title = "الوزير 😀: نبقى"
    at = lambda words, n=0: [text.index(words, n), text.index(words, n) + len(words)]  # noqa: E731
    speakers = [
        {"key": "s1", "name": "الوزير", "type": "person", "mentions": [at("الوزيرُ")], "title_mentions": [[0, 6]], "role": "وزير <ما>"},
        {"key": "s2", "name": "أحمد", "type": "person", "mentions": [at("أحمد")]},
        {"key": "s3", "name": "الصحافة", "type": "group", "mentions": [at("لصحافة")], "anonymous": True},
        {"key": "s4", "name": "غائب", "type": "organization", "mentions": []},
    ]
    quotes = [
        {"id": "q1", "kind": "direct", "cue": [at("قال")], "source": at("الوزيرُ"), "speaker": "s1", "addressee": at("لصحافة"),
         "content": [at("نعم، قال أحمد إننا هنا\nوسنبقى"), at("الأمر انتهى")], "addressee_speaker": "s3", "mentioned": ["s2", "s4"]},
        {"id": "q2", "kind": "indirect", "cue": [at("قال أحمد")], "source": at("أحمد"), "speaker": "s2", "stance": "denied", "inside": "q1",
         "content": [at("إننا هنا")], "relay": [at("الوزيرُ"), at("مضيفًا")], "relay_speakers": ["s1"]},
        {"id": "q4", "kind": "mixed", "cue": [at("هنا\nوسنبقى»، مضيفًا")], "source": None, "speaker": "s4",
         "content": [at("وسنبقى»، مضيفًا أن الأمر")]},
        {"id": "q3", "kind": "reported", "cue": [at("قيل")], "source": None, "speaker": None, "content": [at("عاد")], "unresolved": "passive",
         "stance": "unsaid", "confidence": 0.5, "evidence": {"rule": "passive", "spans": [at("قيل")]}},
        {"id": "q5", "kind": "direct", "cue": [[8, 9]], "source": [0, 6], "speaker": "s1", "content": [[10, 14]], "where": "title"},
    ]  # fmt: skip
    known = {"title": title, "date": "2026-01-02", "outlet": 'أخبار & "آراء"', "url": "https://example.org/?a=1&b=2", "section": {"a": [1, None]}}
    return [
        from_record(record(text, speakers=speakers, quotes=quotes, **known)),
        from_record(record("لا شيء هنا.", title="", id="b/../2")),
        from_record(record("", id="ب ب")),
    ]


@st.composite
def made(draw):
    """An article whose spans lie wherever they may."""
    text = draw(st.text(LETTERS, min_size=4, max_size=40))
    title = draw(st.none() | st.just("") | st.text(LETTERS, min_size=2, max_size=12))

    def spans(length, most=3):
        ends = draw(st.lists(st.integers(0, length), min_size=2, max_size=2 * most, unique=True).filter(lambda ends: len(ends) % 2 == 0))
        return [list(pair) for pair in zip(*[iter(sorted(ends))] * 2, strict=True)]

    keys = draw(st.lists(st.sampled_from(("s1", "s2", "س 1", "a|b,c=d%20", 'a.b:"c\n')), max_size=3, unique=True))
    words = st.text(LETTERS, min_size=1, max_size=6)
    speakers = [
        {"key": key, "name": draw(words), "type": draw(st.sampled_from(("person", "organization", "unknown"))), "role": draw(st.none() | words),
         "mentions": spans(len(text)) if draw(st.booleans()) else [], "title_mentions": spans(len(title), 1) if title and draw(st.booleans()) else [],
         "anonymous": draw(st.booleans()), "identity": draw(st.none() | words)}
        for key in keys
    ]  # fmt: skip
    quotes = []
    ids = draw(st.lists(st.sampled_from(("q1", "q2", "s1", "ق 1", "1|2,3=4%20", 'a.b:"c\n')), max_size=3, unique=True))
    for quote_id in ids:
        where = "title" if title and draw(st.booleans()) else "text"
        length = len(title if where == "title" else text)
        speaker = draw(st.sampled_from(keys)) if keys and draw(st.booleans()) else None
        quotes.append(
            {"id": quote_id, "kind": draw(st.sampled_from(("direct", "mixed", "indirect", "reported"))), "cue": spans(length), "speaker": speaker,
             "source": draw(st.none() | st.just(spans(length, 1)[0])), "content": spans(length), "relay": draw(st.none() | st.just(spans(length))),
             "addressee": draw(st.none() | st.just(spans(length, 1)[0])), "inside": draw(st.none() | st.sampled_from(ids)), "where": where,
             "stance": draw(st.sampled_from(("asserted", "denied", "unsaid"))), "confidence": draw(st.none() | st.just(0.25)),
             "unresolved": None if speaker else "nobody", "mentioned": keys[:1], "relay_speakers": keys[1:], "evidence": {"rule": "r", "spans": []}}
        )  # fmt: skip
    return from_record(record(text, title=title, speakers=speakers, quotes=quotes, date="2020", note=draw(words)))


def same(articles):
    """The articles as values that can be compared and shown."""
    return [json.loads(json.dumps(to_record(article), ensure_ascii=False)) for article in articles]
