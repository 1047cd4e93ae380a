"""A model trained in a few seconds, kept, read again, and refused where it is damaged."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from onrecord import find, read
from onrecord.attribute import attribute_with, parse_model, shipped_model
from onrecord.attribute.learned import decide, linker, network
from onrecord.attribute.learned.reading import read_by_rules
from onrecord.cli import run
from onrecord.errors import UnreadableError
from onrecord.model import Use
from onrecord.train import make_model

STORY = """style: wire brief
brief: a pier is closed ({number})
part: {part}
person lund: Ana Lund; Mayor
---
Pier {number} closes

{{S1 lund|Mayor Ana Lund}} {{C1|said}} {{Q1|the pier would close}}. {{Q2|“It is over,”}} {{S2 lund|she}} {{C2|said}}.

The {{X name|“Iron Lady”}} was built in 1911.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for number in range(6):
        part = "test" if number == 5 else "train"
        (folder / f"{number}.txt").write_text(STORY.format(number=number, part=part), encoding="utf-8")
    return folder


def test_features_have_the_width_that_the_network_expects() -> None:
    assert 2 * len(linker.OF_UNIT) + len(linker.OF_CANDIDATE) == linker.WIDTH


def test_the_same_stories_and_seed_give_the_same_model(corpus: Path) -> None:
    first, second = (make_model(corpus, seed=3, epochs=1, note=lambda line: None) for _ in range(2))
    assert first.model.to_bytes() == second.model.to_bytes()
    assert (first.trained_on, first.tested_on) == (5, 1)


def test_the_command_writes_a_model_that_quotes_can_use(corpus: Path, tmp_path: Path) -> None:
    assert run(["train", "--corpus", str(corpus), "-o", str(tmp_path / "own"), "--epochs", "1"]) == 0
    story = tmp_path / "story.txt"
    story.write_text("Mayor Ana Lund said the pier would close. “It is over,” she said.\n", encoding="utf-8")
    assert run(["quotes", str(story), "--model", str(tmp_path / "own")]) == 0


def test_too_few_stories_are_refused(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(STORY.format(number=1, part="train"), encoding="utf-8")
    with pytest.raises(UnreadableError, match="at least 3 stories"):
        make_model(tmp_path, seed=1, epochs=1, note=lambda line: None)


def test_a_folder_without_a_model_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("“No,” she said.\n", encoding="utf-8")
    assert run(["quotes", str(tmp_path / "a.txt"), "--model", str(tmp_path)]) == 2
    assert "model.npz" in capsys.readouterr().err


def test_a_damaged_model_is_refused() -> None:
    whole = shipped_model().to_bytes()
    for broken in (b"", b"nothing of the kind", whole[: len(whole) // 2], whole.replace(b"link in", b"link im")):
        with pytest.raises(UnreadableError, match="expected"):
            parse_model(broken, "m.npz")


def test_weights_of_another_shape_or_no_numbers_are_refused() -> None:
    with np.load(io.BytesIO(shipped_model().to_bytes()), allow_pickle=False) as packed:
        arrays = {name: packed[name] for name in packed.files}
    for name, values in (("out bias", np.zeros(3, np.float16)), ("in bias", np.full_like(arrays["in bias"], np.nan))):
        out = io.BytesIO()
        np.savez(out, **(arrays | {name: values}))
        with pytest.raises(UnreadableError, match="fit this version"):
            parse_model(out.getvalue(), "m.npz")


def test_a_long_story_read_in_blocks_has_the_scores_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Mayor Ana Lund said the pier would close. “It is over,” she said.\n\n" * 40
    story = read.read_story("a.txt", text.encode())
    tokens = read_by_rules(story, find.find_quotations(story)).tokens
    model = shipped_model()
    whole = network.run(model.weights, model.lexicon, tokens)
    monkeypatch.setattr(network, "BLOCK", 50)
    assert np.allclose(whole, network.run(model.weights, model.lexicon, tokens), atol=1e-4)


def test_the_model_cannot_silence_words_that_the_rules_give_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "LEAST_CLAIM", 1.1)  # a model that denies everything
    text = "Mayor Ana Lund called the pier “a disgrace.” “It must go,” she said. The “Iron Lady” was built in 1911.\n"
    story = read.read_story("a.txt", text.encode())
    made = attribute_with(shipped_model(), story, find.find_quotations(story), ())
    uses = {quotation.text: quotation.use for quotation in made.quotations}
    assert uses["“a disgrace.”"] is Use.SPEECH
    assert uses["“It must go,”"] is Use.SPEECH
    assert uses["“Iron Lady”"] is not Use.SPEECH


def test_a_story_without_words_has_no_quotations() -> None:
    story = read.read_story("a.txt", b"...\n")
    made = attribute_with(shipped_model(), story, find.find_quotations(story), ())
    assert made.quotations == ()
