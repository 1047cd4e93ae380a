from __future__ import annotations

import pytest

from onrecord.read.names import name_label, name_speakers, restore_case, strip_role


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("TOM HARLOW", "Tom Harlow"),
        ("MR. DORN", "Mr. Dorn"),
        ("THE COURT", "The Court"),
        ("JOHN G. DORN, JR.", "John G. Dorn, Jr."),
        ("O'DAY", "O'Day"),
        ("McCAIRN", "McCairn"),
        ("MCCAIRN", "McCairn"),
        ("KAY ORME-BELL", "Kay Orme-Bell"),
        ("HENRY DORN III", "Henry Dorn III"),
        ("CDR", "CDR"),
        ("BELL 7", "Bell 7"),
        ("Bob Dorn", "Bob Dorn"),
        ("Mr. KAY", "Mr. Kay"),
        ("JOSÉ ÁLVAREZ", "José Álvarez"),
        ("SEN. DORN", "Sen. Dorn"),
    ],
)
def test_restores_case(label: str, name: str) -> None:
    assert restore_case(label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ANN LEE, HOST", "ANN LEE"),
        ("ANN LEE (VOICE-OVER)", "ANN LEE"),
        ("TOM DORN, JR., GUEST", "TOM DORN, JR."),
        ("DORN", "DORN"),
    ],
)
def test_strips_roles_but_not_suffixes(label: str, name: str) -> None:
    assert strip_role(label) == name


def test_the_given_name_wins() -> None:
    assert name_speakers(["DORN"], ["Tom Dorn"], {"dorn": "Kay Dorn"}) == {"DORN": "Kay Dorn"}


def test_expands_a_short_label_to_the_one_name_that_holds_it() -> None:
    assert name_speakers(["DORN", "MR. LEE"], ["Tom Dorn", "Ann Lee"], {}) == {"DORN": "Tom Dorn", "MR. LEE": "Ann Lee"}
    assert name_speakers(["TOM DORN, HOST", "DORN"], [], {})["DORN"] == "Tom Dorn"
    assert name_speakers(["ANN LEE", "LEE"], ["Ann Rose Lee"], {})["LEE"] == "Ann Rose Lee"


@pytest.mark.parametrize("parties", [["Tom Dorn", "Kay Dorn"], ["Tom Dorn", "Tom Dorn, Jr."], []])
def test_does_not_choose_between_two(parties: list[str]) -> None:
    assert name_speakers(["DORN"], parties, {}) == {"DORN": "Dorn"}


def test_father_and_son_stay_apart() -> None:
    names = name_speakers(["TOM DORN", "TOM DORN, JR."], [], {})
    assert names == {"TOM DORN": "Tom Dorn", "TOM DORN, JR.": "Tom Dorn, Jr."}


def test_two_titles_of_one_surname_are_two_people() -> None:
    names = name_speakers(["MR. DORN", "MRS. DORN"], ["Tom Dorn"], {})
    assert names == {"MR. DORN": "Mr. Dorn", "MRS. DORN": "Mrs. Dorn"}


def test_unknown_voices_have_no_name() -> None:
    labels = ["UNKNOWN MALE", "UNIDENTIFIED SPEAKER", "Q", "A"]
    assert name_speakers(labels, ["Tom Male"], {}) == dict.fromkeys(labels)
    assert name_speakers(["A"], [], {"A": "Tom Dorn"}) == {"A": "Tom Dorn"}


def test_a_title_alone_is_nobody_else() -> None:
    assert name_speakers(["THE PRESIDENT"], ["Kay Dorn"], {}) == {"THE PRESIDENT": "The President"}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("LUND, Ada", "Ada LUND"),
        ("LUND, ADA", "ADA LUND"),
        ("LUND, HOST", "LUND"),
        ("ADA LUND, HOST", "ADA LUND"),
        ("LUND, JR.", "LUND, JR."),
        ("LUND, NBN", "LUND"),
        ("THE CHAIR (Ada Lund)", "Ada Lund"),
        ("The PRESIDING OFFICER (Mr. Lund)", "Mr. Lund"),
        ("ADA LUND (Elm Bay)", "ADA LUND"),
        ("THE CHAIR (to the clerk)", "THE CHAIR"),
        ("THE CHAIR (Off Mike)", "THE CHAIR"),
    ],
)
def test_names_the_speaker_in_a_label(label: str, name: str) -> None:
    assert name_label(label) == name


def test_the_holder_named_once_holds_the_office() -> None:
    labels = ["THE CHAIR (Ada Lund)", "THE CHAIR", "THE CLERK (Bo Moe)", "THE CLERK (Eva Roe)", "THE CLERK"]
    speakers = name_speakers(labels, [], {})
    assert speakers["THE CHAIR"] == speakers["THE CHAIR (Ada Lund)"] == "Ada Lund"
    assert speakers["THE CLERK"] == "The Clerk"
