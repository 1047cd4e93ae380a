from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import MaskKind, Origin, Record
from onrecord.read.appearances import Listed, find_roll
from onrecord.read.body import Body
from onrecord.read.records import make_record
from onrecord.read.sidecar import Facts

DEPOSITION = """\
                 DISTRICT COURT OF NORTH HARBOR
JANE ROE,                        )
     v.                          )  Case No. 31-cv-100
HARBOR LINES, INC.               )

           DEPOSITION OF PAUL STERN
                 March 3, 2031

A P P E A R A N C E S:

For the Plaintiff:
     JOHN SMITH, ESQ.
     Smith & Vale LLP
     12 Pier Street

For the Defendant:
     MARY T. OKAFOR, ESQ.
     ANNE SMITHSON, ESQ.
     Okafor Law Group

ALSO PRESENT: Tom Reed, videographer

THE VIDEOGRAPHER: We are on the record.

     PAUL STERN, having been duly sworn, testified as follows:

                       EXAMINATION
BY MR. SMITH:
     Q.   Please state your name.
     A.   Paul Stern.
     Q.   Were you there?
     A.   I was there.
MS. OKAFOR:  Objection.
     THE WITNESS:  I stayed until nine.
MR. SMITH:  I pass the witness.
                    CROSS-EXAMINATION
BY MS. OKAFOR:
     Q.   You had a radio?
     A.   I had a radio.
"""


def read(text: str, facts: Facts | None = None) -> Record:
    origin = Origin(uri="paper.txt", sha256="0" * 64)
    return make_record(Body(text=text, media_type="text/plain"), origin, facts or Facts())


def said(record: Record) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.span.of(record.text)) for turn in record.turns]


def test_a_deposition_names_counsel_and_the_witness() -> None:
    record = read(DEPOSITION)
    assert said(record) == [
        ("The Videographer", "We are on the record."),
        ("John Smith", "Please state your name."),
        ("Paul Stern", "Paul Stern."),
        ("John Smith", "Were you there?"),
        ("Paul Stern", "I was there."),
        ("Mary T. Okafor", "Objection."),
        ("Paul Stern", "I stayed until nine."),
        ("John Smith", "I pass the witness."),
        ("Mary T. Okafor", "You had a radio?"),
        ("Paul Stern", "I had a radio."),
    ]
    assert record.parties == ("John Smith", "Mary T. Okafor", "Anne Smithson", "Tom Reed")
    assert dict(record.roles) == {
        "John Smith": "for the Plaintiff",
        "Mary T. Okafor": "for the Defendant",
        "Anne Smithson": "for the Defendant",
        "Tom Reed": "videographer",
    }
    assert record.dated == date(2031, 3, 3)
    assert "testified as follows" in "".join(
        mask.span.of(record.text) for mask in record.masks if mask.kind is MaskKind.HEADER
    )


def test_what_a_person_says_of_the_parties_wins() -> None:
    record = read(DEPOSITION, Facts(parties=("Joan Smith",)))
    assert record.parties == ("Joan Smith",)
    assert said(record)[1][0] == "Joan Smith"


LISTS = {
    "the side stands below the names": (
        """
APPEARANCES:

BARROW & VALE LLP
BY:  TOM LEE, JR., ESQ.
     ADA M. O'HARE, ESQ.
100 Pier Street, Suite 400
New Harbor, New York 10001
Attorneys for Plaintiff Jane Roe

OFFICE OF THE ATTORNEY GENERAL
BY:  BO DE LA CRUZ
Assistant Attorney General
Tel: 555 0101
Attorneys for Defendant

REPORTED BY: Ann Lee, CSR No. 1234

MR. LEE: Good morning.
""",
        [
            ("Tom Lee, Jr", "for Plaintiff Jane Roe"),
            ("Ada M. O'Hare", "for Plaintiff Jane Roe"),
            ("Bo De La Cruz", "for Defendant"),
            ("Ann Lee", "reported by"),
        ],
    ),
    "lines are numbered": (
        """
  A P P E A R A N C E S
 1   ON BEHALF OF THE GOVERNMENT:
 2       MR. JOHN SMITH
 3       Assistant United States Attorney
 4   FOR THE DEFENDANT:   MS. RUTH VALE
 5       Ruth Vale Law Office
 6   ALSO PRESENT:
 7       Mr. Paul Stern

 P R O C E E D I N G S
""",
        [("John Smith", "on behalf of the government"), ("Ruth Vale", "for the defendant"), ("Paul Stern", "")],
    ),
    "participants of a call": (
        "Call of 3 March 2031\nParticipants\n• Ada Lund, Mayor\n• Tom Dorn\n\nLUND: Hello.\nDORN: Hi.\n",
        [("Ada Lund", "Mayor"), ("Tom Dorn", "")],
    ),
    "witnesses of a hearing": (
        """
      STATEMENT OF HON. ADA LUND, A MEMBER OF THE COUNCIL OF
                  NORTH HARBOR

    Ms. Lund. Thank you.

   STATEMENT OF THOMAS B. DORN, DIRECTOR, HARBOR OFFICE

    Mr. Dorn. Hello.
""",
        [("Ada Lund", "a member of the council of north harbor"), ("Thomas B. Dorn", "director, harbor office")],
    ),
}


@pytest.mark.parametrize(("text", "people"), LISTS.values(), ids=LISTS)
def test_lists_of_people(text: str, people: list[tuple[str, str]]) -> None:
    roll = find_roll(text)
    speakers = [line.partition(":")[0] for line in text.splitlines() if ":" in line]
    assert [(one.name, one.role) for one in roll.of(speakers)] == people


def test_a_name_that_may_be_a_town_counts_only_if_it_speaks() -> None:
    roll = find_roll("APPEARANCES\nFOR THE TOWN:\nNorth Harbor\nTom Dorn\n\nMR. DORN: Hello.\n")
    assert roll.of(["MR. DORN"]) == (Listed("Tom Dorn", "for the town", False),)


def test_two_of_one_surname_are_not_told_apart_by_guessing() -> None:
    listed = "APPEARANCES:\nFOR THE TOWN:\n  TOM LEE, ESQ.\n  ANN LEE, ESQ.\n\n"
    assert said(read(f"{listed}MR. LEE: Hello.\n\nTHE COURT: Yes.\n\nMR. LEE: No.\n"))[0] == ("Mr. Lee", "Hello.")


def test_whoever_answers_a_call_with_a_name_speaks() -> None:
    text = (
        "Participants\n• Ada Lund, Mayor\n• Switchboard, Sennet Line\n\n"
        "SWITCHBOARD: Sennet Line, good morning.\nLUND: Hello.\nSWITCHBOARD: Sennet Line, hello?\n"
    )
    record = read(text)
    assert record.parties == ("Ada Lund",)
    assert said(record)[0] == ("Switchboard", "Sennet Line, good morning.")


TRIAL = """\
THE COURT: Call your first witness.
MR. SMITH: The State calls Jane Roe.
     JANE ROE, PLAINTIFF'S WITNESS, SWORN
               DIRECT EXAMINATION
BY MR. SMITH:
Q. Where were you?
A. At the pier.
THE COURT: You may step down.
MR. SMITH: We call Officer Dorn.
               DIRECT EXAMINATION
BY MR. SMITH:
Q. And you?
A. At home.
     TOM DORN, having been first duly sworn,
was examined and testified as follows:
               DIRECT EXAMINATION
BY MR. SMITH:
Q. At home?
A. At home.
"""


def test_in_a_trial_a_witness_answers_from_the_oath_until_the_next_is_called() -> None:
    record = read(TRIAL)
    answers = [turn.speaker for turn in record.turns if turn.label == "A"]
    assert answers == ["Jane Roe", None, "Tom Dorn"]
    assert {"State", "Sworn"}.isdisjoint(" ".join(name for name, _ in said(record) if name).split())


def test_questions_without_an_examination_name_nobody() -> None:
    record = read("Q. Who is there?\nA. Only me.\nQ. Who swore?\nA. JANE ROE was sworn in.\n")
    assert {turn.speaker for turn in record.turns} == {None}
