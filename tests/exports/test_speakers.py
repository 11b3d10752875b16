from dataclasses import replace

import samples

from quotes.exports.speakers import speaker_records, write_speakers


def identified(article, identity, **changes):
    speakers = tuple(replace(speaker, identity=identity, **changes) for speaker in article.speakers)
    return replace(article, speakers=speakers)


def test_without_identity_each_article_has_its_own():
    records = speaker_records([samples.article(), samples.article(article_id="a2")])
    assert [(record["id"], record["name"], record["articles"], record["quotes"]) for record in records] == [
        ("a1/s1", "الوزير", ["a1"], 1),
        ("a2/s1", "الوزير", ["a2"], 1),
    ]


def test_an_identity_gathers_names_roles_and_articles():
    articles = [
        identified(samples.article(date="2020-01-03"), "p1", name="سعيد", role="وزير"),
        identified(samples.article(article_id="a2", date="2020-01-02"), "p1", name="كمال سعيد", role="وزير"),
        identified(samples.article(article_id="a3"), "p1", name="كمال سعيد", role="نائب"),
    ]
    (record,) = speaker_records(articles)
    assert record == {
        "id": "p1", "name": "كمال سعيد", "aliases": ["سعيد"], "type": "person", "anonymous": False,
        "roles": [{"role": "وزير", "dates": ["2020-01-02", "2020-01-03"]}, {"role": "نائب", "dates": []}],
        "wikidata": None, "articles": ["a1", "a2", "a3"], "quotes": 3,
    }  # fmt: skip


def test_written_one_a_line(tmp_path):
    write_speakers([samples.article(), samples.article(article_id="a2")], tmp_path / "s.jsonl")
    assert (tmp_path / "s.jsonl").read_text("utf-8").count("\n") == 2
