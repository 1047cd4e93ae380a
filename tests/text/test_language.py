"""Languages are told by script and small words; what is too short or unknown has none."""

from __future__ import annotations

import pytest

from onrecord.text.language import detect_language
from onrecord.text.language_words import SMALL_WORDS

# Written for these tests: one sentence of a harbour board in several languages.
TEXTS = {
    "en": "The board will open the quay before the winter, because the piles are sound and the divers say so, "
    "and it will not cost more than what was said in the spring.",
    "de": "Der Rat wird den Kai noch vor dem Winter öffnen, weil die Pfähle fest sind und die Taucher das auch "
    "so sagen, und es wird nicht mehr kosten als im Frühjahr gesagt.",
    "fr": "Le conseil va ouvrir le quai avant l'hiver, parce que les pieux sont solides et que les plongeurs le "
    "disent, et cela ne coûtera pas plus que ce qui a été dit au printemps.",
    "es": "El consejo va a abrir el muelle antes del invierno, porque los pilotes están sanos y los buzos lo "
    "dicen, y no va a costar más de lo que se dijo en la primavera.",
    "it": "Il consiglio aprirà la banchina prima dell'inverno, perché i pali sono sani e i sommozzatori lo "
    "dicono, e non costerà più di quanto è stato detto in primavera.",
    "nl": "De raad zal de kade voor de winter openen, omdat de palen goed zijn en de duikers dat ook zeggen, en "
    "het zal niet meer kosten dan in het voorjaar is gezegd.",
    "sv": "Styrelsen kommer att öppna kajen före vintern, för att pålarna är hela och dykarna säger det, och "
    "det ska inte kosta mer än vad som har sagts i våras.",
    "pl": "Rada otworzy nabrzeże jeszcze przed zimą, bo pale są mocne i nurkowie też tak mówią, a nie będzie to "
    "kosztować więcej niż to, co już było powiedziane na wiosnę.",
    "ru": "Совет откроет причал еще до зимы, потому что сваи целы и водолазы так говорят, и это не будет стоить "
    "больше, чем было сказано весной, когда мы все были здесь.",
    "el": "Το συμβούλιο θα ανοίξει την προβλήτα πριν από τον χειμώνα, επειδή οι πάσσαλοι είναι γεροί.",
    "ja": "理事会は冬の前に岸壁を開きます。杭は丈夫で、潜水士もそう言っているからです。",
    "ko": "이사회는 겨울이 오기 전에 부두를 열 것입니다. 말뚝이 튼튼하고 잠수부들도 그렇게 말합니다.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_or_two_are_enough(code: str) -> None:
    assert detect_language(TEXTS[code]) == code
    assert detect_language(TEXTS[code] * 200) == code


@pytest.mark.parametrize(
    "text", ["", "We will open the quay.", "1 2 3 " * 500, "Lund Bree Halm Orrin " * 50, "\ud800 " * 99]
)
def test_too_little_and_no_language_are_none(text: str) -> None:
    assert detect_language(text) is None


def test_the_lists_hold_no_word_twice() -> None:
    for words in SMALL_WORDS.values():
        assert len(words.split()) == len(set(words.split()))
