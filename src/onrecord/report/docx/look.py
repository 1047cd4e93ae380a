"""How the Word document looks: its styles, and strangers' words made fit for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.report.colours import COLOURS
from onrecord.report.differences import Kind
from onrecord.report.visible import make_storable
from onrecord.report.words import LEVELS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle, ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

STORY_FONT = "Georgia"
SMALL_FONT = "Arial"
# Names of styles.
SMALL, DAMAGE = "On Record small", "On Record damage"

# level -> how its quotations are underlined: each has a line of its own shape.
_LINES = {
    "absent": "wavyDouble",
    "wrong": "double",
    "changed": "thick",
    "open": "dotted",
    "aside": "none",
    "read": "dash",
    "minor": "dotDash",
    "sound": "single",
}
_CALM = frozenset(("aside", "minor", "sound"))  # nothing to be looked at, so no ground under the words
# What a reader of the table sees of a change: struck out or underlined, so that no colour is needed.
_CHANGES = {Kind.DROPPED: "A1142E", Kind.ADDED: "2C6A48", Kind.GAP: "6A655B"}


def mark_style(key: str) -> str:
    """Return the name of the style for the quotations of a level."""
    return f"On Record quotation {key}"


def sign_style(key: str) -> str:
    """Return the name of the style for the ruling of a level."""
    return f"On Record ruling {key}"


def change_style(kind: Kind) -> str | None:
    """Return the name of the style for a stretch of a quotation, None for those that bear none."""
    return f"On Record words {kind.value}" if kind in _CHANGES else None


def clean(text: str) -> str:
    """Return `text` as a Word file can hold it, its line breaks as spaces; apart from those, lengths may grow."""
    return make_storable(text).replace("\n", " ").replace("\r", " ").replace("\t", " ")


def add_paragraph(place: Document | _Cell, words: str = "", style: str = "Normal") -> Paragraph:
    """Add a paragraph of strangers' words at the end of a document or cell."""
    paragraph = place.add_paragraph()
    dress_paragraph(paragraph, style)
    if words:
        add_words(paragraph, words)
    return paragraph


def add_words(paragraph: Paragraph, words: str, style: str | None = None) -> Run:
    """Add strangers' words at the end of a paragraph."""
    run = paragraph.add_run(clean(words))
    run._r.style = _key(style) if style else None
    return run


def dress_paragraph(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph the style of that name, by its key: the library would look through all styles, for 8 ms."""
    paragraph._p.style = _key(style)


def _key(style: str) -> str:
    return style.replace(" ", "")


def add_styles(document: Document) -> None:
    """Add the document's own styles, by which whoever receives it can change or drop all marks at once."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    body = document.styles["Normal"]
    _set_font(body, STORY_FONT, 11)
    body.paragraph_format.space_after = Pt(9)
    body.paragraph_format.line_spacing = 1.35
    for name, size in (("Title", 22), ("Heading 1", 15)):
        heading = document.styles[name]
        _set_font(heading, STORY_FONT, size)
        heading.font.color.rgb = RGBColor(0x1C, 0x1B, 0x18)
        heading.paragraph_format.space_after = Pt(6)
        _drop(heading, "w:pBdr")
    small = document.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    _set_font(small, SMALL_FONT, 8.5)
    _set_tight(small)
    # The library names these two in each comment, and its template lacks them: Word would set comments as the story is.
    for name, key, sort in (
        ("annotation text", "CommentText", WD_STYLE_TYPE.PARAGRAPH),
        ("annotation reference", "CommentReference", WD_STYLE_TYPE.CHARACTER),
    ):
        style = document.styles.add_style(name, sort, builtin=True)
        style.element.styleId = key
        style.font.name, style.font.size = SMALL_FONT, Pt(9)
        if sort is WD_STYLE_TYPE.PARAGRAPH:
            _set_tight(style)
    damage = document.styles.add_style(DAMAGE, WD_STYLE_TYPE.CHARACTER)
    damage.font.size, damage.font.color.rgb = Pt(8), RGBColor.from_string("A39D91")
    for level in LEVELS:
        _add_level(document, level.key)
    for kind, colour in _CHANGES.items():
        change = document.styles.add_style(change_style(kind), WD_STYLE_TYPE.CHARACTER)
        change.font.color.rgb = RGBColor.from_string(colour)
        change.font.strike = kind is Kind.DROPPED
        change.font.underline = change.font.bold = kind is Kind.ADDED


def _set_tight(style: ParagraphStyle) -> None:
    from docx.shared import Pt

    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.1


def turn_sheet(document: Document) -> None:
    """Begin a new page that lies across where the last one stood upright, and the other way round."""
    from docx.enum.section import WD_ORIENT

    section = document.add_section()
    section.orientation = WD_ORIENT.PORTRAIT if section.orientation else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _add_level(document: Document, key: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    colour, ground = COLOURS[key]
    mark = document.styles.add_style(mark_style(key), WD_STYLE_TYPE.CHARACTER)
    _set(mark, "w:u", {"w:val": _LINES[key], "w:color": colour})
    if key not in _CALM:
        _set(mark, "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": ground})
    sign = document.styles.add_style(sign_style(key), WD_STYLE_TYPE.CHARACTER)
    sign.font.bold, sign.font.color.rgb = True, RGBColor.from_string(colour)


def _set_font(style: ParagraphStyle, name: str, size: float) -> None:
    """Set a font for all scripts; the template gives its headings those of a theme, which would win."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _set(style: CharacterStyle, tag: str, values: dict[str, str]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(name), value)
    style.element.get_or_add_rPr().append(element)


def _drop(style: ParagraphStyle, tag: str) -> None:
    from docx.oxml.ns import qn

    for element in list(style.element.iter(qn(tag))):
        element.getparent().remove(element)
