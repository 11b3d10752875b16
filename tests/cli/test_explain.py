from pathlib import Path

import samples


def test_each_quote_with_rule_words_speaker_and_reason(cli):
    done = cli("explain", samples.TEXT)
    assert done.code == 0
    assert done.out.decode().replace("\u2068", "<").replace("\u2069", ">") == (
        "text: 2 quotes\n"
        "\n"
        "q1  indirect, asserted\n"
        "  speaker     <الوزير> (s1, person)\n"
        "  source      <الوزير>  [4:10]\n"
        "  cue         <قال>  [0:3]\n"
        "  content     <الطريق سيفتح غدا>  [14:30]\n"
        "  rule        said_that\n"
        "  decided by  <قال>\n"
        "\n"
        "q2  indirect, asserted\n"
        "  speaker     unresolved: dropped subject\n"
        "  cue         <أضاف>  [33:37]\n"
        "  content     <العمل انتهى>  [41:52]\n"
        "  rule        said_that\n"
        "  decided by  <أضاف>\n"
        "\n"
    )


def test_one_quote_is_one(cli):
    assert cli("explain", "قال الوزير إن الأمر انتهى.").out.startswith(b"text: 1 quote\n")


def test_an_existing_path_is_a_file(cli):
    Path("a.txt").write_text(samples.TEXT, "utf-8")
    assert cli("explain", "a.txt").out.startswith(b"a: 2 quotes\n")


def test_what_cannot_be_explained_has_its_reason(cli):
    done = cli("explain", "The minister said so.")
    assert (done.code, done.out) == (2, b"")
    assert "not Arabic" in done.err
    assert "no file" not in done.err
    assert "not Arabic: 0% of its letters are; there is no file of that name either" in cli("explain", "nowhere.txt").err
    Path("a.jsonl").write_text('{"text": "قال الوزير إن الأمر انتهى."}\n{\n', "utf-8")
    assert cli("explain", "a.jsonl").code == 1
    assert cli("explain", "ا" * 5000).code == 0
