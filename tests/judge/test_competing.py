"""Records of one event, through the whole flow: the report says on which it rests and where the others differ."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord import flow
from onrecord.model import Report
from onrecord.report import render_html, render_json, render_terminal

SIDECAR = """
["minutes.txt"]
title = "Minutes"
fidelity = "official"
event = "the hearing"
["machine.txt"]
title = "Machine"
fidelity = "asr"
event = "the hearing"
"""
SAID = (
    "ADA LUND: We will {} open the quay before the winter, because the piles are as they are and the divers say so.\n"
)


def check(folder: Path) -> Report:
    (folder / "papers").mkdir()
    (folder / "papers/record.toml").write_text(SIDECAR)
    (folder / "papers/minutes.txt").write_text(SAID.format("not"))
    (folder / "papers/machine.txt").write_text(SAID.format("now"))
    (folder / "story.txt").write_text('"We will now open the quay before the winter," Ada Lund said on Monday.\n')
    return flow.check([str(folder / "story.txt")], [str(folder / "papers")])


def test_every_report_shows_that_records_disagree(tmp_path: Path) -> None:
    report = check(tmp_path)
    note = 'Two records of the event disagree here: "Machine" (asr) has "We will now open the quay before the winter"'
    assert note in " ".join(render_terminal(report, width=400).split())
    assert note.replace('"', "&quot;") in render_html(report) or note in render_html(report)
    (finding,) = json.loads(render_json(report))["stories"][0]["findings"]
    assert finding["ruling"] == "verbatim"
    assert finding["rests_on"].endswith("machine.txt")
    (other,) = finding["counterparts"]
    assert (other["text"], other["agrees"]) == ("We will not open the quay before the winter", False)
    assert other["record"].endswith("minutes.txt")


def test_a_moment_that_the_other_record_leaves_out_is_an_empty_counterpart(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/record.toml").write_text(SIDECAR)
    before = "The board met at nine and heard the divers, the mason, the man with the crane and both of his brothers."
    after = (
        "Then it rose until ten, when the surveyor came with the drawings and the mayor asked him to sit down first."
    )
    (tmp_path / "papers/minutes.txt").write_text(f"ADA LUND: {before} {after}\n")
    (tmp_path / "papers/machine.txt").write_text(f"ADA LUND: {before} Nobody knew what the piles had cost. {after}\n")
    (tmp_path / "story.txt").write_text('"Nobody knew what the piles had cost," Ada Lund said on Monday.\n')
    (finding,) = flow.check([str(tmp_path / "story.txt")], [str(tmp_path / "papers")]).findings
    (counterpart,) = finding.counterparts
    assert finding.verdict and finding.verdict.ruling == "verbatim"
    assert not len(counterpart.passage.span) and not counterpart.agrees
    assert any(reason.note.endswith('"Minutes" (official) has nothing.') for reason in finding.verdict.reasons)
