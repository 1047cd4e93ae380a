"""The laws of VERDICTS.md, as properties over a made-up hearing: what must hold for every quotation, not for one."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import flow
from onrecord.model import Finding, Op, Ruling
from onrecord.read import read_record
from onrecord.text.fold import fold_word

HEARING = """\
ADA LUND: The harbour board will close the northern quay on Friday. It has paid 40 crews since March.

BO KARR: The ferry company can move the summer timetable before the holidays. Every captain has signed the new contract.

ADA LUND: Captain Ortez should inspect the loading ramp after the storm. The engineers were ready at seven \
in the morning.

BO KARR: The insurance covers three million dollars of damage to the ramp. More passengers are using the southern \
berth than the northern one.

ADA LUND: The council must publish the survey before the vote. Nobody has measured the depth of the channel \
since the dredging.
"""
OTHER = """\
MIRA SOLE: The orchestra rehearses the second symphony on Tuesdays. The conductor has asked for more violins.

TED BRUNN: The violins are expensive this season, and the hall is cold in the evenings.
"""
TURNS = [line.split(": ", 1) for line in HEARING.split("\n\n")]
SENTENCES = [
    (speaker.title(), sentence.strip()) for speaker, words in TURNS for sentence in re.findall(r"[^.]+\.", words)
]
LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
sentences = st.sampled_from(SENTENCES)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> flow.OpenRecord:
    return open_texts(tmp_path_factory.mktemp("laws"), HEARING)


def open_texts(folder: Path, *texts: str) -> flow.OpenRecord:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}-{len(text)}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return flow.OpenRecord(records=tuple(read_record(path) for path in paths))


def rule(record: flow.OpenRecord, quote: str, speaker: str | None) -> Finding:
    return next(flow.check_quotations([(quote, speaker)], record))


def ruling(record: flow.OpenRecord, quote: str, speaker: str | None) -> Ruling:
    verdict = rule(record, quote, speaker).verdict
    assert verdict is not None
    return verdict.ruling


def other(speaker: str) -> str:
    return "Bo Karr" if speaker == "Ada Lund" else "Ada Lund"


@LAW
@given(sentences, st.data())
def test_words_of_the_record_are_verbatim(record: flow.OpenRecord, said: tuple[str, str], data: st.DataObject) -> None:
    _, sentence = said
    words = sentence.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assert ruling(record, " ".join(words[first:last]), None) is Ruling.VERBATIM


@LAW
@given(sentences, st.data())
def test_edits_replayed_on_the_record_give_the_story(
    record: flow.OpenRecord, said: tuple[str, str], data: st.DataObject
) -> None:
    speaker, sentence = said
    words = sentence.split()
    at = data.draw(st.integers(1, len(words) - 2))
    change = data.draw(st.sampled_from(["drop", "add", "swap"]))
    words[at : at + 1] = {"drop": [], "add": [words[at], "purple"], "swap": ["purple"]}[change]
    quote = " ".join(words)
    finding = rule(record, quote, speaker)
    assert finding.alignment is not None
    text = record.records[0].text
    replayed: list[str] = []
    for leg in finding.alignment.legs:
        for edit in leg.edits:
            assert (edit.op is Op.DROP) == (len(edit.story) == 0)
            assert (edit.op is Op.ADD) == (len(edit.record) == 0)
            source = edit.record.of(text) if edit.op is Op.SAME else edit.story.of(quote)
            replayed += [fold_word(word.strip(".,")) for word in source.split()]
    assert replayed == [fold_word(word.strip(".,")) for word in quote.split()]


AUXILIARY = re.compile(r"\b(will|has|can|should|were|are|must)\b")


@LAW
@given(sentences.filter(lambda said: AUXILIARY.search(said[1]) is not None))
def test_an_added_not_is_reversed(record: flow.OpenRecord, said: tuple[str, str]) -> None:
    speaker, sentence = said
    quote = AUXILIARY.sub(r"\1 not", sentence, count=1)
    assert ruling(record, quote, speaker) is Ruling.REVERSED


def test_a_dropped_not_is_reversed(tmp_path: Path) -> None:
    denied = open_texts(
        tmp_path, HEARING.replace("will close", "will not close").replace("has signed", "has never signed")
    )
    assert ruling(denied, "The harbour board will close the northern quay on Friday.", "Ada Lund") is Ruling.REVERSED
    assert ruling(denied, "Every captain has signed the new contract.", "Bo Karr") is Ruling.REVERSED


REPLACED = [
    ("40", "60"),
    ("three", "five"),
    ("Friday", "Monday"),
    ("before", "after"),
    ("Captain Ortez", "Captain Brandt"),
]
REPLACED += [("More", "Fewer"), ("must", "may"), ("million", "billion"), ("dollars", "euros"), ("March", "April")]


@pytest.mark.parametrize(("word", "new"), REPLACED)
def test_a_replaced_number_name_or_direction_is_reversed(record: flow.OpenRecord, word: str, new: str) -> None:
    speaker, sentence = next(said for said in SENTENCES if re.search(rf"\b{word}\b", said[1]))
    assert ruling(record, re.sub(rf"\b{word}\b", new, sentence, count=1), speaker) is Ruling.REVERSED


@LAW
@given(sentences)
def test_another_name_is_the_wrong_speaker(record: flow.OpenRecord, said: tuple[str, str]) -> None:
    speaker, sentence = said
    assert ruling(record, sentence, other(speaker)) is Ruling.WRONG_SPEAKER


LONG = sentences.filter(lambda said: len(said[1].split()) >= 9)  # so that what is left says enough to be found


@LAW
@given(LONG, st.data())
def test_a_deleted_ellipsis_turns_elided_into_cut(
    record: flow.OpenRecord, said: tuple[str, str], data: st.DataObject
) -> None:
    speaker, sentence = said
    words = sentence.split()
    first = data.draw(st.integers(2, len(words) - 4))
    last = data.draw(st.integers(first + 1, min(first + 3, len(words) - 2)))
    gap = " ".join(words[first:last])
    marked = ruling(record, " ".join([*words[:first], "...", *words[last:]]), speaker)
    assert marked in (Ruling.ELIDED, Ruling.ELISION_MATERIAL), gap
    assert ruling(record, " ".join(words[:first] + words[last:]), speaker) in (Ruling.CUT, Ruling.REVERSED), gap


@LAW
@given(sentences, st.sampled_from(["uh,", "um,", "you know,", "er -"]), st.data())
def test_a_removed_filler_never_exceeds_cleaned(
    tmp_path: Path, said: tuple[str, str], filler: str, data: st.DataObject
) -> None:
    speaker, sentence = said
    words = sentence.split()
    at = data.draw(st.integers(1, len(words) - 1))
    spoken = " ".join([*words[:at], filler, *words[at:]])
    spoken = re.sub(r"(\w) (you know,)", r"\1, \2", spoken)
    hesitant = open_texts(tmp_path, HEARING.replace(sentence, spoken))
    assert ruling(hesitant, sentence, speaker) is Ruling.CLEANED


@LAW
@given(st.lists(sentences, min_size=2, max_size=2, unique=True), st.sampled_from([" ... ", " "]))
def test_parts_of_two_speakers_are_spliced_and_marks_never_rescue(
    record: flow.OpenRecord, said: list[tuple[str, str]], mark: str
) -> None:
    (one, first), (two, second) = said
    if one != two:
        assert ruling(record, f"{first}{mark}{second}", one) is Ruling.SPLICED


@pytest.mark.parametrize("turn", range(len(TURNS)))
def test_swapped_pieces_are_spliced(record: flow.OpenRecord, turn: int) -> None:
    (speaker, first), (_, second) = SENTENCES[2 * turn], SENTENCES[2 * turn + 1]
    assert ruling(record, f"{second} ... {first}", speaker) is Ruling.SPLICED


def test_unrelated_records_in_any_order_change_nothing(tmp_path: Path) -> None:
    quotes = [(sentence, speaker) for speaker, sentence in SENTENCES]
    quotes += [(re.sub(r"\bthe\b", "a", sentence, count=1), speaker) for speaker, sentence in SENTENCES]
    alone = [finding.verdict for finding in flow.check_quotations(quotes, open_texts(tmp_path, HEARING))]
    third = "The bakery opens at six. The bread is sold by noon."
    for texts in permutations([HEARING, OTHER, third]):
        together = flow.check_quotations(quotes, open_texts(tmp_path, *texts))
        assert [(f.verdict.ruling, f.verdict.voice) for f in together if f.verdict] == [
            (verdict.ruling, verdict.voice) for verdict in alone if verdict
        ]
