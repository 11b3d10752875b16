import json

import pytest

import quotes.parsing.stanza_parser


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(quotes.parsing.stanza_parser, "MODELS", tmp_path / "models")
    return tmp_path / "models" / "default"


def test_a_model_says_what_it_is(cli, folder):
    folder.mkdir(parents=True)
    (folder / "tokenize.pt").write_bytes(b"0" * 250_000)
    (folder / "model.json").write_text(json.dumps({"licence": "CC BY-NC-SA 3.0", "scores": {"LAS": 80.1}, "data": ["one", "two"]}), "utf-8")
    done = cli("models")
    assert done.code == 0
    assert done.out.decode().splitlines() == [
        "default",
        "  size: 0.2 MB in 1 files",
        "  licence: CC BY-NC-SA 3.0",
        "  scores:",
        "    LAS: 80.1",
        "  data: one, two",
    ]


def test_no_models(cli, folder):
    done = cli("models")
    assert (done.code, done.out) == (1, b"")
    assert "no models in" in done.err
