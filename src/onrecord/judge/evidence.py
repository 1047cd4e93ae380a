"""An alignment -> whether it is a place of the quoted words, or a chance meeting of common ones.

Source: Karlin & Altschul, Methods for assessing the statistical significance of molecular sequence features (PNAS 87,
1990): the score of the best local segment, in bits, tells a true match from the best that chance finds in a long text.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.judge.brackets import explains_inflection, explains_masking
from onrecord.judge.case import Case
from onrecord.judge.changes import Mark, Row
from onrecord.judge.damage import is_misreading
from onrecord.judge.spelling import same_wording
from onrecord.judge.voice import match_speaker
from onrecord.judge.words import Word, is_content
from onrecord.model import Alignment, Leg, Op
from onrecord.text import rarity

# What breaks a run costs, in bits: another place to break (BREAK), another word swapped, added or passed over. A gap
# that
# the story marks costs nothing. Origin: of 900 sentences that a record of 10 MB (1.8 million words) does not hold, 1.2
# %
# come to 65 bits and three tenths of their own, most of them stock phrases that do stand there; of 200 quotations with
# a
# word swapped, dropped or misread all do, of 50 whose every fourth word was replaced, 38.
BREAK, CHANGED_WORD, PASSED_WORD, MOST_PASSED = 6.0, 6.0, 0.5, 20
ENOUGH, ENOUGH_SHARE = 65.0, 0.3
ENOUGH_ALONE = 90.0  # 0.8 % of those sentences, whatever share of them it is
# The same in the named person's mouth, if the content stands no less than the grammar: in a mould the content is new.
# Where people say much the same again and again, `findings` looks for rivals.
ENOUGH_IN_OWN_MOUTH = 55.0
# In the named person's own mouth, or where every quoted word stands in order, chance has fewer places to strike.
ENOUGH_IF_LIKELY, WHOLE_SHARE = 42.0, 0.8
CONTENT_SHARE = 0.55  # of the content must stand then: two questions in one mould are not one question altered

# Says which rows of a leg are one wording in two spellings, and what share of their bits they count.
Respell = Callable[[Case, Leg, tuple[Row, ...]], dict[int, float]]

# How much of its content a paraphrase in quotation marks shares with what the named person said: of 500 sentences that
# a
# record of 10 MB does not hold, 3.2 % reach the first pair somewhere in it and 3.4 % the second, before it is asked
# whether the named person speaks there; four fifths of 66 written paraphrases do.
REWORDED, REWORDED_SHARE = 60.0, 0.4
MOSTLY_REWORDED, MOSTLY_SHARE = 50.0, 0.5
# More than in any other record: a word of content. Of 700 sentences that a record of one candidate's 400 speeches does
# not hold 103 reach the pairs above, 26 of them with such a lead; so do 14 of 16 written paraphrases.
LEAD = 12.0


def is_reworded(case: Case, alignment: Alignment, bits: float, share: float, lead: float) -> bool:
    """Say whether the named person says this in other words here, and not much the same in many records."""
    if lead < LEAD:
        return False
    leg = alignment.legs[0]
    source = case.sources[leg.passage.record]
    if case.attribution.person is None:
        return bits >= ENOUGH_ALONE and share >= MOSTLY_SHARE
    enough = (bits >= REWORDED and share >= REWORDED_SHARE) or (bits >= MOSTLY_REWORDED and share >= MOSTLY_SHARE)
    return enough and match_speaker(case, source, leg.passage.span.start) == "same"


def is_found(case: Case, alignment: Alignment) -> bool:
    """Say whether the record holds these words at this place, however changed."""
    if alignment.score >= 1.0 and len(alignment.legs) == 1:
        return True
    if _is_of_many_records(alignment) and not all(_is_part(case, leg) for leg in alignment.legs):
        return False
    total = rarity.weigh(word.folded for word in case.quoted)
    # Words in another spelling take long to tell, and mostly it is enough without them.
    for respell in (_none, _respelled) if all(_only_adds(case, leg) for leg in alignment.legs) else (_respelled,):
        weights = [_weigh_leg(case, leg, respell) for leg in alignment.legs]
        best = max(bits for bits, _ in weights)
        share = sum(bits for bits, _ in weights) / total if total else 0.0
        if best >= ENOUGH and share >= ENOUGH_SHARE and _content_share(case, alignment, respell) >= CONTENT_SHARE:
            return True
    leg = alignment.legs[0]
    own_mouth = match_speaker(case, case.sources[leg.passage.record], leg.passage.span.start) == "same"
    nobody = case.attribution.person is None
    if (own_mouth or nobody) and best >= ENOUGH_ALONE:
        return True
    if best < ENOUGH_IF_LIKELY:
        return False
    if all(stands for _, stands in weights) and share >= WHOLE_SHARE:
        return True
    if not own_mouth:
        return False
    content = _content_share(case, alignment, _respelled)
    if best >= ENOUGH_IN_OWN_MOUTH and content >= max(share, ENOUGH_SHARE):
        return True
    return share >= ENOUGH_SHARE and content >= CONTENT_SHARE


def _is_of_many_records(alignment: Alignment) -> bool:
    return len({leg.passage.record for leg in alignment.legs}) > 1


def _is_part(case: Case, leg: Leg) -> bool:
    """Say whether a part of a quotation that stands in several documents is surely from this one.

    It must stand nearly whole, and tell as much as any quotation must: more in another mouth than the named person's.
    """
    bits, _ = _weigh_leg(case, leg, _respelled)
    words = case.document.under(leg.piece)
    standing = sum(rarity.bits_of(row.story.folded) for row in case.rows(leg) if row.op is Op.SAME and row.story)
    own_mouth = match_speaker(case, case.sources[leg.passage.record], leg.passage.span.start) == "same"
    enough = ENOUGH if own_mouth else ENOUGH_ALONE
    return bits >= enough and standing >= WHOLE_SHARE * rarity.weigh(word.folded for word in words)


def weigh_place(case: Case, alignment: Alignment) -> float:
    """Return the bits of the best run at a place."""
    return max(_weigh_leg(case, leg, _respelled)[0] for leg in alignment.legs)


def _weigh_leg(case: Case, leg: Leg, respell: Respell) -> tuple[float, bool]:
    """Return the bits of the best run of one leg, and whether every quoted word stands on it."""
    best = bits = 0.0
    passed, before, whole = 0, Op.SAME, True
    rows = case.rows(leg)
    respelled = respell(case, leg, rows)
    for number, row in enumerate(rows):
        if row.story and (row.op is Op.SAME or number in respelled):
            bits += rarity.bits_of(row.story.folded) * respelled.get(number, 1.0)
            passed, before = 0, Op.SAME
        elif row.mark is Mark.NONE and number not in respelled:
            bits -= BREAK if before is Op.SAME else 0.0
            if row.op is Op.DROP:
                passed += 1
                bits -= PASSED_WORD if passed <= MOST_PASSED else 0.0
            else:
                bits -= CHANGED_WORD
                whole = False
            bits = bits if bits > 0.0 else 0.0
            before = row.op
        if bits > best:
            best = bits
    return best, whole


def _content_share(case: Case, alignment: Alignment, respell: Respell) -> float:
    """The share of the bits of the content words that stand."""
    total = sum(rarity.bits_of(word.folded) for word in case.quoted if is_content(word))
    standing = 0.0
    for leg in alignment.legs:
        rows = case.rows(leg)
        respelled = respell(case, leg, rows)
        for number, row in enumerate(rows):
            if row.story and is_content(row.story) and (row.op is Op.SAME or number in respelled):
                standing += rarity.bits_of(row.story.folded)
    return standing / total if total else 1.0


def _only_adds(case: Case, leg: Leg) -> bool:
    """Say whether words in another spelling can do nothing but add to what stands on a leg.

    They take away where many words are passed over, as those behind them are counted anew; and where words that stand
    are a part of the change, as in numbers: then they count no more than the record's spelling tells.
    """
    rows = case.rows(leg)
    if sum(row.story is None for row in rows) > MOST_PASSED:
        return False
    return all(row.op is not Op.SAME for change in case.changes(leg, rows) for row in rows[change.first : change.last])


def _none(case: Case, leg: Leg, rows: tuple[Row, ...]) -> dict[int, float]:
    return {}


def _respelled(case: Case, leg: Leg, rows: tuple[Row, ...]) -> dict[int, float]:
    """Return the rows that are one wording in two spellings, with what they count; `rows` are all of the leg's.

    They count no more than the record's spelling tells: the letters of "O. K." are rare, "OK" is not.
    """
    kept = case.respelled.get(id(rows))
    if kept is None or kept[0] is not rows:
        kept = case.respelled[id(rows)] = (rows, _find_respelled(case, leg, rows))
    return kept[1]


def _find_respelled(case: Case, leg: Leg, rows: tuple[Row, ...]) -> dict[int, float]:
    source = case.sources[leg.passage.record]
    return {
        number: min(1.0, _weigh(change.record) / _weigh(change.story))
        for change in case.changes(leg, rows)
        if change.op is Op.SWAP
        and (
            same_wording(case.document, change.story, source.document, change.record)
            or explains_masking(case.document.text, change, source.document)
            or explains_inflection(change, case.document.text, case.quotation.insertions)
            or is_misreading(change.story, change.record, source)
        )
        for number in range(change.first, change.last)
    }


def _weigh(words: tuple[Word, ...]) -> float:
    return rarity.weigh(word.folded for word in words)
