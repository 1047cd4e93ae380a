from __future__ import annotations

import pytest

from onrecord.text.verbs import VERBS


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("told", "tell"),
        ("wrote", "write"),
        ("stressed", "stress"),
        ("lying", "lie"),
    ],
)
def test_irregular_and_regular_forms_lead_to_their_verb(form: str, lemma: str) -> None:
    assert VERBS[form].lemma == lemma


def test_a_form_that_needs_an_auxiliary_is_not_finite() -> None:
    assert VERBS["said"].is_finite
    assert not VERBS["saying"].is_finite
    assert not VERBS["written"].is_finite


def test_strong_verbs_report_speech_and_nouns_are_marked() -> None:
    assert VERBS["added"].is_strong and not VERBS["hoped"].is_strong
    assert VERBS["states"].is_noun and not VERBS["stated"].is_noun
