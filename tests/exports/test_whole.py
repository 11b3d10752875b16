import pytest

from quotes.exports.whole import whole


def test_a_file_appears_when_it_is_complete(tmp_path):
    target = tmp_path / "new" / "a.csv"
    with whole(target) as part:
        part.write_text("x")
        assert part.suffix == ".csv"
        assert not target.exists()
    assert target.read_text() == "x"
    assert list(target.parent.iterdir()) == [target]


def test_nothing_is_left_of_a_failure_and_the_old_file_stays(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("old")

    def fail():
        with whole(target) as part:
            part.write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_may_be_there_already(tmp_path):
    for words in ("first", "second"):
        with whole(tmp_path / "gephi") as part:
            part.mkdir()
            (part / "nodes.csv").write_text(words)
    assert (tmp_path / "gephi" / "nodes.csv").read_text() == "second"
