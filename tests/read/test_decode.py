from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableError
from onrecord.read.decode import decode

WORDS = "The mayor said: “We didn’t — not once — agree.”\r\nShe left.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_reads_declared_encodings_without_a_word_of_complaint(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_reads_undeclared_encodings_and_says_so(encoding: str) -> None:
    text, problems = decode(WORDS.encode(encoding), "a.txt")
    assert text == WORDS
    assert len(problems) == 1


def test_takes_the_encoding_that_a_page_declares() -> None:
    assert decode("Мэр сказал: да.".encode("koi8-r"), "a.html", "koi8-r") == ("Мэр сказал: да.", ())
    assert decode(WORDS.encode("cp1252"), "a.html", "no-such-code")[0] == WORDS


def test_guesses_other_encodings_from_the_letters() -> None:
    words = "Le maire a déclaré à l'assemblée que l'été dernier avait été très difficile pour les élèves. " * 3
    text, problems = decode(words.encode("latin-1"), "a.txt")
    assert text == words
    assert problems


def test_keeps_a_text_with_a_few_damaged_bytes_in_its_encoding() -> None:
    data = ("“Yes,” he said. “No,” she said. " * 20).encode() + b"\xff and so on"
    text, problems = decode(data, "a.txt")
    assert text.count("\ufffd") == 1
    assert "1 place" in problems[0]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"", "an empty file"),
        (b" \n\t\r\n", "only white space"),
        (b"\xef\xbb\xbf", "an empty file"),
        (b"a\x00b\x01\x02\x03" * 9, "binary data"),
        (b"one word\x00and another", "binary data"),
        (bytes(range(1, 9)) * 9, "binary data"),
    ],
)
def test_refuses_what_is_no_text_in_one_line(data: bytes, found: str) -> None:
    with pytest.raises(UnreadableError, match=found) as caught:
        decode(data, "folder/a.txt")
    assert str(caught.value).startswith("folder/a.txt: ")
    assert "\n" not in str(caught.value)


@given(st.text(min_size=1).filter(lambda text: text.strip() and not set(text) & set(map(chr, range(32)))))
def test_gives_back_any_printable_text_unchanged(text: str) -> None:
    try:
        assert decode(text.encode("utf-8"), "a.txt") == (text.removeprefix("\ufeff"), ())
    except UnreadableError:  # the first letters happen to be those of a binary format, or all are controls
        assert text.startswith(("%PDF", "PK", "ID3", "BZh", "\x7f", "\ufeff", "GIF8", "MZ")) or "\x7f" in text


@given(st.binary(max_size=200))
def test_never_fails_but_with_a_clear_line(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except UnreadableError as error:
        assert str(error).startswith("a.txt: expected ")
    else:
        assert text.strip()
