"""A case -> its stories checked against its record, decisions carried from version to version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord import flow
from onrecord.casebook.adding import read_draft
from onrecord.casebook.matching import Pair, match_findings
from onrecord.judge.policy import load_policy, parse_policy
from onrecord.library.of_case import open_case_library
from onrecord.model import Choice, Decision, Finding, Report, StoryReport
from onrecord.store import case as cases
from onrecord.version import VERSION

Progress = Callable[[int, int, str], None]  # (done, of how many, at what)
MADE_WITH = f"onrecord {VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedVersion:
    """A version of a story with what its last check found, and people's decisions; None where it was never checked."""

    version: cases.Version
    check: cases.Check | None
    found: StoryReport | None


def open_record(case: cases.Case, progress: Progress | None = None) -> flow.OpenRecord:
    """Open the record of a case for checking; what people corrected in it holds."""
    library = open_case_library(case, progress)
    return flow.OpenRecord(records=library.records, opened=library)


def check_case(
    case: cases.Case, by: str, progress: Progress | None = None, record: flow.OpenRecord | None = None
) -> tuple[CheckedVersion, ...]:
    """Check the last version of every story, where anything changed since its last check, and return all of them.

    `record` is the record of the case where the caller has it open already.
    """
    stories = cases.list_stories(case)
    options, state = _read_options(case), read_state(case)
    stale = [version for version in stories if not is_checked(case, version, state)]
    if stale and record is None:
        record = open_record(case, progress)
    for done, version in enumerate(stale):
        if progress:
            progress(done, len(stale), version.title)
        if record:
            _check(case, version, record, (options, state), by)
    return tuple(read_version(case, version) for version in stories)


def is_checked(case: cases.Case, version: cases.Version, state: str) -> bool:
    """Say whether the last check of a version rests on `state`."""
    checks = cases.list_checks(case, version)
    return bool(checks) and checks[0].basis.state == state


def _check(
    case: cases.Case, version: cases.Version, record: flow.OpenRecord, how: tuple[flow.Options, str], by: str
) -> None:
    options, state = how
    story = cases.read_version(case, version)
    found = flow.check_story(story, record, options)
    carried = _carry(case, version, found)
    with case.writing(by, "checked", version.title):
        about = cases.Basis(made_with=MADE_WITH, policy=options.policy.name, state=state)
        cases.keep_check(case, version, found, about)
        cases.carry(case, version, carried)


def try_version(case: cases.Case, key: str, text: str, record: flow.OpenRecord) -> StoryReport:
    """Check `text` as the next version of a story would be checked, with the decisions it would get; keep nothing.

    Raises:
        UsageError: there is no story with this key.
        UnreadableError: there are no words in `text`.
    """
    last = cases.find_version(case, key)
    found = flow.check_story(read_draft(last, text)[1], record, _read_options(case))
    carried = _carry(case, last, found)
    decisions = (
        replace(each.kept.decision, finding=each.finding, is_carried=True, is_open=each.is_open) for each in carried
    )
    return replace(found, decisions=tuple(decisions))


def _carry(case: cases.Case, version: cases.Version, found: StoryReport) -> list[cases.Carried]:
    """Return the decisions that go over to this version: from its own last check, else from the version before."""
    earlier = _find_earlier(case, version)
    if earlier is None or earlier.found is None:
        return []
    kept = cases.list_decisions(case, earlier.version)
    mine = cases.list_decisions(case, version)
    carried = []
    for pair in match_findings(earlier.found.findings, found.findings):
        decided = kept.get(pair.before.id) if pair.before else None
        if decided is None or pair.after is None or pair.after.id in mine:
            continue
        is_open = decided.decision.is_open or pair.is_reworded or pair.is_reattributed
        carried.append(cases.Carried(kept=decided, finding=pair.after.id, is_open=is_open))
    return carried


def _find_earlier(case: cases.Case, version: cases.Version) -> CheckedVersion | None:
    """Return the last check before the one that is being made: of this version, else of an earlier one."""
    for other in reversed(cases.list_versions(case, version.story)):
        if other.number <= version.number and cases.list_checks(case, other):
            return read_version(case, other)
    return None


def read_version(
    case: cases.Case, version: cases.Version, check: cases.Check | None = None, found: StoryReport | None = None
) -> CheckedVersion:
    """Return what a check of a version found, the last one unless another is given, with the decisions that stand.

    `found` is what that check found, where the caller has read it before.
    """
    checks = (check,) if check else cases.list_checks(case, version)
    if not checks:
        return CheckedVersion(version=version, check=None, found=None)
    found = found or cases.read_check(case, version, checks[0])
    severities = {finding.id: _severity(finding) for finding in found.findings}
    decisions = tuple(
        _reopen(kept, severities[kept.decision.finding])
        for kept in cases.list_decisions(case, version).values()
        if kept.decision.finding in severities
    )
    return CheckedVersion(version=version, check=checks[0], found=replace(found, decisions=decisions))


def _reopen(kept: cases.KeptDecision, severity: int) -> Decision:
    """Return the decision, open again where the finding is graver than the one that it was made on."""
    is_graver = kept.severity is not None and severity > kept.severity
    return replace(kept.decision, is_open=True) if is_graver else kept.decision


def _severity(finding: Finding) -> int:
    return (finding.verdict.severity if finding.verdict else None) or 0


def read_report(case: cases.Case, record: flow.OpenRecord) -> Report:
    """Return the last checks of all stories of a case as one report; stories that were never checked are left out."""
    checked = [read_version(case, version) for version in cases.list_stories(case)]
    policies = {each.check.basis.policy for each in checked if each.check}
    return Report(
        stories=tuple(each.found for each in checked if each.found),
        records=record.records,
        made_with=MADE_WITH,
        policy=" and ".join(sorted(policies)) or cases.read_settings(case).policy,
    )


def list_changes(case: cases.Case, version: cases.Version) -> tuple[Pair, ...]:
    """Return what differs between the last two checks of a story up to `version`: new, gone, reworded, ruled otherwise.

    Empty where there were not two checks.
    """
    found: list[StoryReport] = []
    for other in reversed(cases.list_versions(case, version.story)):
        if other.number <= version.number:
            found += [
                cases.read_check(case, other, check) for check in cases.list_checks(case, other)[: 2 - len(found)]
            ]
    if len(found) < 2:
        return ()
    pairs = match_findings(found[1].findings, found[0].findings)
    return tuple(pair for pair in pairs if not _is_unchanged(pair))


def _is_unchanged(pair: Pair) -> bool:
    is_there = pair.before is not None and pair.after is not None
    return is_there and not (pair.is_reworded or pair.is_reattributed or pair.is_ruled_otherwise)


def decide(
    case: cases.Case, version: cases.Version, finding: Finding, by: str, choice: Choice | None, note: str = ""
) -> None:
    """Keep a person's decision on a finding of a version; None takes it back. What the program found stays."""
    ruled = cases.Ruled(finding=finding.id, words=finding.quotation.text, severity=_severity(finding))
    cases.decide(case, version, ruled, choice, note, by)


def _read_options(case: cases.Case) -> flow.Options:
    settings = cases.read_settings(case)
    text = settings.policy_text
    return flow.Options(
        policy=parse_policy(settings.policy, text, case.path.name) if text else load_policy(settings.policy),
        complete=settings.complete,
        covers=settings.covers,
        sayings=tuple((one.one, one.other, one.is_same) for one in cases.list_samenesses(case)),
        chosen={id: (place.record, place.span) for id, place in cases.list_chosen_places(case).items()},
    )


def read_state(case: cases.Case) -> str:
    """Return what a check would rest on now besides the story's words; two checks of one state find the same."""
    settings, corrected = cases.read_settings(case), cases.list_corrections(case)
    corrections = [one for id in sorted(corrected) for one in corrected[id]]
    rests_on = (
        MADE_WITH,
        [(kept.id, kept.digest) for kept in cases.list_records(case)],
        [(one.record, str(one.span), one.is_speaker, one.value) for one in corrections],
        [settings.policy, settings.policy_text, settings.complete, settings.covers],
        [(one.one, one.other, one.is_same) for one in cases.list_samenesses(case)],
        sorted((id, place.record, str(place.span)) for id, place in cases.list_chosen_places(case).items()),
    )
    return hashlib.sha256(json.dumps(rests_on).encode()).hexdigest()[:32]
