"""Who is who: the articles made for it, and the few things that must never happen."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
import samples

import quotes
from quotes.identities import Authority, Entry, Role, identify
from quotes.nouns import Article, Span, Speaker

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "identities" / "articles.jsonl"
RECORDS = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]


def written():
    """The articles made for it, with their speakers and without who they are."""
    for record in RECORDS:
        made = [Speaker(each["key"], each["name"], each["type"], tuple(Span(*span) for span in each["mentions"])) for each in record["speakers"]]
        yield Article(record["id"], record["text"], date=record["date"], outlet=record["outlet"], speakers=tuple(made))


def article(number, text, *speakers, date="2015-03-01", kind="person"):
    """An article with speakers (name, role), each mentioned as its role and name."""
    made = []
    for key, (name, role) in enumerate(speakers, 1):
        whole = f"{role} {name}".strip()
        start = text.index(whole)
        made.append(Speaker(f"s{key}", name or role, kind, (Span(start, start + len(whole)),), role or None))
    return Article(f"a{number}", text, date=date, speakers=tuple(made))


def identities(*articles, authority=None):
    return [[speaker.identity for speaker in each.speakers] for each in identify(articles, authority)]


def b_cubed(one, other):
    """The share of each item's group in `other` that is its group in `one` too, on average (Bagga and Baldwin 1998)."""
    groups, others = defaultdict(set), defaultdict(set)
    for item in one:
        groups[one[item]].add(item)
        others[other[item]].add(item)
    return sum(len(groups[one[item]] & others[other[item]]) / len(others[other[item]]) for item in one) / len(one)


def test_the_articles_made_for_it():
    gold = {(n, each["key"]): each["identity"] for n, record in enumerate(RECORDS) for each in record["speakers"]}
    found = {(n, each.key): each.identity or f"{n} {each.key}" for n, own in enumerate(identify(written())) for each in own.speakers}
    precision, recall = b_cubed(gold, found), b_cubed(found, gold)
    assert 2 * precision * recall / (precision + recall) >= 0.9
    assert precision >= 0.9, "two people must not become one"


def test_one_person_in_two_articles():
    one = article(1, "قال وزير النقل العراقي فؤاد الحمداني إن", ("فؤاد الحمداني", "وزير النقل العراقي"))
    two = article(2, "قال فواد الحمداني إن", ("فواد الحمداني", ""), date="2016-01-01")
    ((first,), (second,)) = identities(one, two)
    assert first == second


def test_a_surname_is_nobodys_where_two_have_it():
    one = article(1, "قال فؤاد الحمداني إن", ("فؤاد الحمداني", ""))
    two = article(2, "قال سليم الحمداني إن", ("سليم الحمداني", ""))
    three = article(3, "قال الحمداني إن", ("الحمداني", ""))
    found = [each for (each,) in identities(one, two, three)]
    assert len(set(found)) == 3
    found = [each for (each,) in identities(one, three)]
    assert len(set(found)) == 1


def test_a_surname_years_later_is_somebody_else():
    one = article(1, "قال فؤاد الحمداني إن", ("فؤاد الحمداني", ""))
    late = article(2, "قال الحمداني إن", ("الحمداني", ""), date="2023-01-01")
    ((first,), (second,)) = identities(one, late)
    assert first != second


def test_two_of_one_article_are_two():
    both = article(1, "قال وزير العدل سامي الراوي وقال لاعب المنتخب سامي الراوي", ("سامي الراوي", "وزير العدل"), ("سامي الراوي", "لاعب المنتخب"))
    ((first, second),) = identities(both)
    assert first != second


def test_the_holder_of_an_office():
    named = article(1, "بغداد - قال وزير النقل العراقي فؤاد الحمداني إن", ("فؤاد الحمداني", "وزير النقل العراقي"))
    alone = article(2, "بغداد - قال وزير النقل العراقي إن", ("", "وزير النقل العراقي"), date="2015-06-01")
    other = article(3, "عمان - قال وزير النقل الأردني إن", ("", "وزير النقل الأردني"), date="2015-06-01")
    ((holder,), (same,), (foreign,)) = identities(named, alone, other)
    assert holder == same != foreign


def test_anonymous_speakers_have_none():
    hidden = Article("a", "قال مصدر أمني إن", speakers=(Speaker("s1", "مصدر أمني", "person", (Span(4, 13),), anonymous=True),))
    assert identities(hidden, hidden) == [[None], [None]]


def test_organizations():
    names = ("صحيفة الرافد", "الرافد", "مركز الرافد")
    made = [article(n, f"قالت {name} إن", (name, ""), kind="organization") for n, name in enumerate(names)]
    ((paper,), (bare,), (centre,)) = identities(*made[:1], *made[1:])
    assert paper == bare
    assert centre != paper


def test_what_ships_is_known():
    found = identities(article(1, "قالت الصحة العالمية إن", ("الصحة العالمية", ""), kind="organization"))
    assert found == [["who"]]


def test_an_authority_wins():
    entry = Entry("hamdani", "فؤاد الحمداني", ("الحمداني",), roles=(Role("وزير النقل", 735_000, 736_000),))
    one = article(1, "قال الحمداني إن", ("الحمداني", ""))
    two = article(2, "قال سليم الحمداني إن", ("سليم الحمداني", ""))
    ((first,), (second,)) = identities(one, two, authority=Authority.of([entry]))
    assert first == "hamdani" != second
    (during,), (after,) = identities(
        article(3, "قال وزير النقل إن", ("", "وزير النقل"), date="2014-01-01"),
        article(4, "قال وزير النقل إن", ("", "وزير النقل"), date="2020-01-01"),
        authority=Authority.of([entry]),
    )
    assert during == "hamdani" != after


def test_quotes_carry_the_same_speakers():
    for each in identify([samples.article()]):
        known = {speaker.key: speaker for speaker in each.speakers}
        assert any(speaker.identity for speaker in each.speakers)
        for quote in each.quotes:
            for speaker in (quote.speaker, quote.addressee_speaker, *quote.relay_speakers, *quote.mentioned):
                assert speaker is None or speaker is known[speaker.key]


def test_the_order_of_articles_does_not_change_who_is_who():
    def groups(articles):
        found = defaultdict(set)
        for each in identify(articles):
            for speaker in each.speakers:
                if speaker.identity:
                    found[speaker.identity].add((each.id, speaker.key))
        return {frozenset(group) for group in found.values()}

    articles = list(written())
    assert groups(articles) == groups(articles)
    forward, backward = groups(articles), groups(articles[::-1])
    assert len(forward & backward) >= 0.9 * len(forward)


TOML = """
[[speaker]]
id = "hamdani"
name = "فؤاد الحمداني"
aliases = ["الحمداني"]
roles = [{role = "وزير النقل", since = 2011-01-01, until = "2014-10-18"}]
"""
CSV = "id,name,aliases,type,wikidata,role,since,until\nhamdani,فؤاد الحمداني,الحمداني,person,,وزير النقل,2011-01-01,2014-10-18\n"


def test_authority_files(tmp_path):
    (tmp_path / "a.toml").write_text(TOML, "utf-8")
    (tmp_path / "a.csv").write_text(CSV, "utf-8")
    assert Authority.read(tmp_path / "a.toml").entries == Authority.read(tmp_path / "a.csv").entries


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.toml", '[[speaker]]\nid = "x"\n', "name"),
        ("a.toml", '[[speaker]]\nid = "x"\nname = "y"\nnick = "z"\n', "nick"),
        ("a.toml", '[[speaker]]\nid = "x"\nname = "y"\ntype = "robot"\n', "robot"),
        ("a.toml", "[[speaker\n", "a.toml"),
        ("a.csv", "id,name,role,since\nx,y,وزير,gestern\n", "gestern"),
        ("a.toml", '[[speaker]]\nid = "x"\nname = "y"\n[[speaker]]\nid = "x"\nname = "z"\n', "twice"),
        ("a.json", "{}", "a.json"),
    ],
)
def test_authority_files_that_are_none(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(quotes.InputError, match=said):
        Authority.read(tmp_path / name)
