import shutil
from pathlib import Path

import pytest

from onrecord import casebook, flow
from onrecord.errors import UsageError
from onrecord.model import Choice, Finding, Ruling, Span
from onrecord.store import case as cases


def check(case: cases.Case) -> casebook.CheckedVersion:
    (checked,) = casebook.check_case(case, "Ann")
    return checked


def finding_of(checked: casebook.CheckedVersion, words: str) -> Finding:
    assert checked.found
    (finding,) = [each for each in checked.found.findings if words in each.quotation.text]
    return finding


def ruling_of(checked: casebook.CheckedVersion, words: str) -> Ruling:
    verdict = finding_of(checked, words).verdict
    assert verdict
    return verdict.ruling


def test_a_case_is_checked_as_its_files_would_be(case: cases.Case, papers: Path) -> None:
    report = flow.check([str(papers / "story.txt")], [str(papers / "call.txt")])
    assert check(case).found == report.stories[0]
    assert casebook.read_report(case, casebook.open_record(case)) == report


def test_only_what_is_new_is_checked_again(case: cases.Case) -> None:
    first = check(case)
    assert check(case).check == first.check
    cases.keep_settings(case, cases.Settings(policy="chicago"), "Ann")
    again = check(case)
    assert again.check and first.check and again.check.id != first.check.id
    assert again.check.basis.policy == "chicago"
    assert len(cases.list_checks(case, again.version)) == 2


def test_the_same_files_are_known_and_a_changed_sidecar_is_read(case: cases.Case, papers: Path) -> None:
    assert casebook.add_records(case, [str(papers / "call.txt")], "Ann").known == 1
    (papers / "record.toml").write_text('["call.txt"]\ntitle = "The call about the gate"\n')
    assert casebook.add_records(case, [str(papers / "call.txt")], "Ann").changed == 1
    assert [kept.title for kept in cases.list_records(case)] == ["The call about the gate"]
    assert casebook.add_stories(case, [str(papers / "story.txt")], "Ann").known == 1
    assert [record.title for record in casebook.open_record(case).records] == ["The call about the gate"]


def test_dropped_files_with_a_sidecar_among_them(case: cases.Case) -> None:
    note = cases.File("note.txt", b"The gate keeper writes: the lower gate was open at five.\n")
    sidecar = cases.File("record.toml", b'["note.txt"]\nauthor = "Jon Pell"\n')
    broken = cases.File("broken.pdf", b"%PDF-1.4 nothing")
    added = casebook.add_dropped(case, [note, sidecar, broken], "Ann")
    assert (added.new, [file.path for file in added.unread]) == (1, ["broken.pdf"])
    assert casebook.open_record(case).records[-1].author == "Jon Pell"


def test_versions_are_told_by_path_by_headline_or_outright(case: cases.Case, papers: Path) -> None:
    text = (papers / "story.txt").read_text()
    (papers / "story.txt").write_text(text + "\nNew line.\n")
    assert casebook.add_stories(case, [str(papers / "story.txt")], "Ann").versions[0].number == 2
    (papers / "other.txt").write_text("Another opening\n\nNothing is quoted here.\n")
    assert casebook.add_stories(case, [str(papers / "other.txt")], "Ann").versions[0].number == 1
    (papers / "third.txt").write_text("A third opening\n\nNothing is quoted here either.\n")
    (version,) = casebook.add_stories(case, [str(papers / "third.txt")], "Ann", of=str(papers / "other.txt")).versions
    assert version.number == 2
    (apart,) = casebook.add_stories(case, [str(papers / "story.txt")], "Ann", is_separate=True).versions
    assert apart.number == 1
    with pytest.raises(UsageError, match="found none"):
        casebook.add_stories(case, [str(papers / "third.txt")], "Ann", of="nothing")


def test_decisions_follow_the_words_into_the_next_version(case: cases.Case) -> None:
    checked = check(case)
    decided = {"lower gate": Choice.RIGHT, "never asked": Choice.RIGHT, "eight": Choice.NEEDS_CORRECTION}
    for words, choice in decided.items():
        casebook.decide(case, checked.version, finding_of(checked, words), "Ann", choice, f"on {words}")
    assert checked.found
    text = checked.found.story.text.replace("I asked for eight", "I asked for seven")
    casebook.write_version(case, checked.version.key, f"A new line.\n\n{text}", "Bo")
    after = check(case)
    assert after.version.number == 2 and after.found
    told = {decision.note: decision for decision in after.found.decisions}
    assert told["on lower gate"].is_carried and not told["on lower gate"].is_open
    assert told["on lower gate"].by == "Ann"
    assert told["on eight"].is_open and told["on eight"].choice is Choice.NEEDS_CORRECTION
    assert told["on eight"].words != finding_of(after, "seven").quotation.text
    (pair,) = casebook.list_changes(case, after.version)
    assert pair.is_reworded and pair.is_ruled_otherwise
    (status,) = casebook.read_status(case).stories
    assert (status.decided, status.open, status.undecided) == (2, 1, 1)


def test_a_decision_is_open_again_when_the_finding_is_graver(case: cases.Case, papers: Path) -> None:
    (papers / "call.txt").write_text((papers / "call.txt").read_text().replace("at six", "at nine"))
    checked = check(case)
    casebook.decide(case, checked.version, finding_of(checked, "lower gate"), "Ann", Choice.RIGHT)
    cases.remove_record(case, cases.list_records(case)[0].id, "Ann")
    casebook.add_records(case, [str(papers / "call.txt")], "Ann")
    after = check(case)
    assert after.found and after.found.decisions[0].is_open


def test_the_last_decision_counts_and_can_be_taken_back(case: cases.Case) -> None:
    checked = check(case)
    finding = finding_of(checked, "eight")
    for choice in (Choice.RIGHT, Choice.DISPUTED):
        casebook.decide(case, checked.version, finding, "Ann", choice)
    (decision,) = [kept.decision for kept in cases.list_decisions(case, checked.version).values()]
    assert decision.choice is Choice.DISPUTED
    casebook.decide(case, checked.version, finding, "Ann", None)
    assert not cases.list_decisions(case, checked.version)
    assert len(cases.list_history(case, checked.version, finding.id)) == 2


def test_what_the_program_found_is_never_overwritten(case: cases.Case) -> None:
    first = check(case)
    casebook.decide(case, first.version, finding_of(first, "eight"), "Ann", Choice.RIGHT)
    cases.keep_settings(case, cases.Settings(complete=True), "Ann")
    check(case)
    assert first.check and first.found
    before = casebook.read_version(case, first.version, first.check).found
    assert before and before.findings == first.found.findings


def test_names_said_to_be_one_person_or_two(case: cases.Case, papers: Path) -> None:
    (papers / "story.txt").write_text(
        "The gate\n\n“We will open the lower gate at six and not before,” Lena Marsh said on the call.\n"
    )
    casebook.add_stories(case, [str(papers / "story.txt")], "Ann")
    before = finding_of(check(case), "lower gate").verdict
    assert before and before.ruling is Ruling.NOT_IN_THIS_RECORD
    assert before.reasons[0].note == "Lena Marsh does not say these words in this document."
    cases.say_same(case, "Lena Marsh", "Ms. Tarn", True, "Ann")
    assert ruling_of(check(case), "lower gate") is Ruling.VERBATIM
    cases.say_same(case, "Ms. Tarn", "Lena Marsh", None, "Ann")
    assert ruling_of(check(case), "lower gate") is Ruling.NOT_IN_THIS_RECORD


def test_a_corrected_speaker_changes_the_ruling_and_leaves_the_document_alone(case: cases.Case) -> None:
    (kept,) = cases.list_records(case)
    (record,) = cases.read_kept(case, [kept.id])
    before = check(case)
    assert ruling_of(before, "never asked") is Ruling.VERBATIM
    turn = record.turns[1]
    casebook.correct_speaker(case, kept.id, 1, "Ruth Lamm", "Ann")
    assert casebook.open_record(case).records[0].turns[1].speaker == "Ruth Lamm"
    assert ruling_of(check(case), "never asked") is Ruling.WRONG_SPEAKER
    assert list(cases.read_kept(case, [kept.id])) == [record]
    cases.take_back(case, kept.id, turn.span, "Ann")
    assert check(case).found == before.found


def test_a_corrected_word_is_what_is_compared(case: cases.Case) -> None:
    (kept,) = cases.list_records(case)
    (record,) = cases.read_kept(case, [kept.id])
    assert ruling_of(check(case), "eight") is not Ruling.VERBATIM
    start = record.text.index("seven")
    casebook.correct_words(case, kept.id, Span(start, start + 5), "eight", "Ann")
    assert ruling_of(check(case), "eight") in (Ruling.VERBATIM, Ruling.COSMETIC, Ruling.RECORD_DAMAGED)
    assert casebook.open_record(case).records[0].text == record.text
    assert not casebook.examine(case)


def test_corrections_that_make_no_sense_are_refused_before_they_are_kept(case: cases.Case) -> None:
    (kept,) = cases.list_records(case)
    for span, words in ((Span(0, 9999), "x"), (Span(0, 4), ""), (Span(0, 4), "one two three four five six")):
        with pytest.raises(UsageError):
            casebook.correct_words(case, kept.id, span, words, "Ann")
    with pytest.raises(UsageError, match="from 1 to 4"):
        casebook.correct_speaker(case, kept.id, 9, "Ann", "Ann")
    assert not cases.list_corrections(case)


def test_the_right_one_of_several_places(case: cases.Case) -> None:
    note = "Call of 5 May 2021\n\nMS. TARN: I never asked for six.\nMR. OVEL: Nor did I.\n"
    casebook.add_dropped(case, [cases.File("second.txt", note.encode())], "Ann")
    before = finding_of(check(case), "never asked")
    other = before.places[-1]
    assert len(before.places) == 2 and other.speaker == "Ms. Tarn"
    cases.choose_place(case, before.id, other.record, other.span, "Ann")
    after = finding_of(check(case), "never asked")
    assert [place.record for place in after.places] == [other.record]
    cases.choose_place(case, before.id, None, None, "Ann")
    assert finding_of(check(case), "never asked") == before


def test_the_index_is_made_again_where_it_is_missing_or_damaged(case: cases.Case) -> None:
    index = case.path.with_name("gate.casebook.index")
    report = casebook.read_report(case, casebook.open_record(case))
    assert index.is_dir()
    shutil.rmtree(index)
    assert casebook.read_report(case, casebook.open_record(case)) == report
    for path in index.glob("*.segment"):
        path.write_bytes(path.read_bytes()[:-9])
    (index / "onrecord-index.json").write_text("{}")
    assert casebook.read_report(case, casebook.open_record(case)) == report


def test_a_removed_document_is_gone_and_its_file_with_it(case: cases.Case) -> None:
    (kept,) = cases.list_records(case)
    check(case)
    cases.remove_record(case, kept.id, "Ann")
    assert not cases.list_records(case)
    assert case.connection.execute("SELECT count(*) FROM files").fetchone() == (1,)
    with pytest.raises(UsageError, match="no document"):
        cases.find_record(case, kept.id)


def test_pairs_are_found_across_moves_and_changes(case: cases.Case) -> None:
    found = check(case).found
    assert found
    findings = found.findings
    moved = tuple(reversed(findings))
    pairs = casebook.match_findings(findings, moved)
    assert [(pair.before, pair.after) for pair in pairs] == [(finding, finding) for finding in moved]
    assert casebook.match_findings(findings, ()) == tuple(casebook.Pair(finding, None) for finding in findings)
    assert casebook.match_findings((), findings) == tuple(casebook.Pair(None, finding) for finding in findings)
