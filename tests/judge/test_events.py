"""Records -> which are of one event: a sidecar says so, or day, title, speakers and words do."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.judge import Events
from onrecord.model import Origin, Record, Span, Turn
from onrecord.text.fold import fold

WORDS = "we will open the quay before the winter because the piles are sound and the divers say so every week".split()
LONG = " ".join(f"{word}{number}" for number in range(5) for word in WORDS)


def make_record(
    name: str, text: str, title: str = "", speakers: tuple[str, ...] = (), event: str | None = None, **more: object
) -> Record:
    turns = tuple(Turn(span=Span(i, i + 1), speaker=speaker, label=speaker) for i, speaker in enumerate(speakers))
    values: dict[str, object] = {"dated": date(2031, 3, 4)} | more
    origin = Origin(uri=f"papers/{name}.txt", sha256=name)
    return Record(id=name, text=text, title=title or name, origin=origin, turns=turns, event=event, **values)  # type: ignore[arg-type]


def link(*records: Record) -> dict[str, tuple[int, ...]]:
    events = Events(records, [fold(record.text) for record in records])
    return {record.id: events.competing(record.id) for record in records}


def test_records_of_a_day_with_agreeing_titles_and_words_are_of_one_event() -> None:
    one = make_record("a", LONG, "Speech, Rally, Halm")
    other = make_record("b", LONG[: len(LONG) // 2], "Speech, 'We Build', Rally, Halm")
    assert link(one, other) == {"a": (1,), "b": (0,)}


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("Speech, Rally, Orrin", LONG, date(2031, 3, 4)),  # the same words in another town
        (
            "Speech, Rally, Halm",
            "Quite other words, though of the same day and under the same title.",
            date(2031, 3, 4),
        ),
        ("Speech, Rally, Halm", LONG, date(2031, 3, 5)),
        ("Speech", LONG, date(2031, 3, 4)),  # a title that many have
    ],
)
def test_records_that_only_look_alike_are_not_linked(title: str, text: str, day: date) -> None:
    one, other = make_record("a", LONG, "Speech, Rally, Halm"), make_record("b", text, title, dated=day)
    assert link(one, other) == {"a": (), "b": ()}


def test_two_speakers_in_common_and_most_of_the_words_make_one_event() -> None:
    people = ("Ada Lund", "Jonas Bree")
    one, other = make_record("a", LONG, speakers=people), make_record("b", LONG, speakers=people)
    assert link(one, other)["a"] == (1,)
    assert link(one, make_record("b", LONG, speakers=people[:1]))["a"] == ()


def test_what_a_person_says_wins() -> None:
    one = make_record("a", "Short.", event="Harbour hearing", dated=None)
    other = make_record("b", "Other words.", event="harbour  Hearing", dated=date(2030, 1, 1))
    named = make_record("c", "No words in common.", provenance=(("competes_with", "a.txt; nowhere.txt"),))
    assert link(one, other, named) == {"a": (1, 2), "b": (0,), "c": (0,)}
    apart = [make_record(name, LONG, "Speech, Rally, Halm", event=name) for name in ("a", "b")]
    assert link(*apart) == {"a": (), "b": ()}
