from quotes.engine.fingerprint import of_model, of_package


def test_a_model_is_known_by_names_and_contents(tmp_path):
    assert of_model(tmp_path / "none") == "none"
    (tmp_path / "pos.pt").write_bytes(b"1")
    first = of_model(tmp_path)
    (tmp_path / "README.md").write_bytes(b"words")
    assert of_model(tmp_path) == first
    (tmp_path / "pos.pt").write_bytes(b"2")
    assert of_model(tmp_path) != first
    (tmp_path / "pos.pt").rename(tmp_path / "mwt.pt")
    assert len({first, of_model(tmp_path)}) == 2


def test_the_package_has_one():
    assert len(of_package()) == 16
    assert of_package() == of_package()
