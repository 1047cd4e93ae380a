"""Text of a web story -> masks over link captions that a scraper glued into its sentences.

Some news sites attach a box of links to a person's name. Scraped to plain text, the box follows the name without a
space: "Ann LeeAnn Marie LeeSenate passes budget Three takeaways MORE said on Monday". The box opens with the
name again and closes with the word MORE.
"""

from __future__ import annotations

import re

from onrecord.model import Mask, MaskKind, Span

# The longest caption of a hand-checked story had 315 characters; three long headlines stay well under this.
LONGEST_CAPTION = 900

# One word of a name, without a lower-case letter that runs into a capital, except after a short prefix as in
# McCain, O'Neil, DeWine, diGenova: so "DonaldJohn" is seen to be two words that were glued.
_WORD = r"(?:(?:Mc|Mac|Fitz|[A-Za-z]{1,2})['’]?)?[A-Z](?:[^\W\d_A-Z]|['’](?=[a-z]))+(?:-[A-Z][^\W\d_A-Z]+)*"
_SUFFIX = r"(?:,? [JS]r\.)?"
_MIDDLE = rf"(?:{_WORD}|\({_WORD}\)|[A-Z]\.(?:[A-Z]\.)*|[\"“]{_WORD}[\"”]|d[aeiu]l?|la|v[ao]n|der|bin|al)\s"
_GLUED_NAME = re.compile(
    rf"(?<![\w'’-])(?P<surname>{_WORD}){_SUFFIX}(?P<caption>(?:{_MIDDLE}){{1,6}}(?P=surname){_SUFFIX})(?![a-z])"
)
_CLOSE = re.compile(r"(?<=\s)MORE(?![\w-])")


def find_captions(text: str) -> tuple[Mask, ...]:
    """Mask every glued caption of `text`, from the glued repeat of the name to the end of the stand-alone word MORE.

    A repeat of the name that no MORE follows in its paragraph is left alone: nothing says where a caption would end.
    """
    masks: list[Mask] = []
    position = 0
    while glued := _GLUED_NAME.search(text, position):
        position = glued.end()
        line_end = text.find("\n", position)
        limit = min(len(text) if line_end < 0 else line_end, position + LONGEST_CAPTION)
        if close := _CLOSE.search(text, position, limit):
            reason = f"link caption glued to “{glued['surname']}”"
            masks.append(Mask(span=Span(glued.start("caption"), close.end()), kind=MaskKind.CAPTION, reason=reason))
            position = close.end()
    return tuple(masks)
