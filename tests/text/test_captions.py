from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import MaskKind
from onrecord.text.captions import find_captions

GLUED = [
    ("Senator Tom HarlowThomas Ray HarlowHouse passes bill Budget talks stall MORE said so.", "Thomas Ray Harlow"),
    ("said Ann LeeAnn LeeCouncil votes MORE on Monday.", "Ann Lee"),
    ("General Joe O'NeilJoseph Patrick O'NeilSenate waits MORE spoke.", "Joseph Patrick O'Neil"),
    ("chair Mona McDonaldMona Kay McDonaldParty chief talks MORE said", "Mona Kay McDonald"),
    ("lawyer Joe diPaoloJoseph diPaoloCourt sits MORE said", "Joseph diPaolo"),
    ("Mayor Bill de VriesBill de VriesCity strike ends MORE said", "Bill de Vries"),
    ("clerk Kay Orme-BellKay Orme-BellTax vote fails MORE said", "Kay Orme-Bell"),
    ("Rob Kerr Jr.Robert Lee Kerr Jr.Report finds nothing MORE said", "Robert Lee Kerr Jr."),
    ("Jim DorseyJames Allen Dorsey'Sunday Hour' marks 25 years Storm nears MORE about", "James Allen Dorsey"),
    ("Tip O’DayThomas O’Day“What now?” asks chair MORE.", "Thomas O’Day"),
    ("Mick DormerAddison (Mick) DormerCaucus splits MORE left", "Addison (Mick) Dormer"),
    ("Sam DoreSamuel T. Dore5 things to know MORE left", "Samuel T. Dore"),
]


@pytest.mark.parametrize(("text", "repeat"), GLUED)
def test_masks_from_the_repeat_of_the_name_to_the_end_of_more(text: str, repeat: str) -> None:
    (mask,) = find_captions(text)
    assert mask.kind is MaskKind.CAPTION
    assert mask.span.of(text).startswith(repeat)
    assert mask.span.of(text).endswith("MORE")
    assert text[mask.span.end : mask.span.end + 1] in (" ", ".")


def test_masks_each_of_several_captions() -> None:
    text = "Ann LeeAnn Rose LeeOne MORE met Bob RayBob RayTwo MORE there."
    kept = text
    for mask in reversed(find_captions(text)):
        kept = kept[: mask.span.start] + kept[mask.span.end :]
    assert kept == "Ann Lee met Bob Ray there."


@pytest.mark.parametrize(
    "text",
    [
        "Ann LeeAnn Rose LeeCouncil votes and nothing closes the caption.",
        "Ann LeeAnn Rose LeeCouncil votes\nin the next paragraph there is MORE to say",
        "Ann LeeAnn Rose LeeCouncil wants EVERMORE money",
        "Ann Lee and Ann Rose Lee said MORE money was due.",
        "The iPhone and McDonald and O'Neil said MORE than that.",
        "John MacDonald said JavaScript and YouTube need MORE care.",
        "“We want MORE,” said Ann Lee, of LeeSoft.",
    ],
)
def test_leaves_honest_text_alone(text: str) -> None:
    assert find_captions(text) == ()


@given(st.text(alphabet="AnLe MORE'\n.-", max_size=80))
def test_masks_lie_in_the_text_in_order_and_apart(text: str) -> None:
    position = 0
    for mask in find_captions(text):
        assert position <= mask.span.start < mask.span.end <= len(text)
        position = mask.span.end
