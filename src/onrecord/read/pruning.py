"""What no story of a web page consists of: XPath expressions for boxes that are cut out before its text is taken."""

from __future__ import annotations

_CLASSES = "concat(' ', normalize-space(@class), ' ')"

# Boxes that sites put inside an article, by the class names under which content systems print them.
BOX_CLASSES: tuple[str, ...] = (
    "person-popover",  # pop-up of links on a name: the box behind glued captions
    "popover",
    "tooltip",
    "hovercard",
    "rollover-people-block",
    "rollover-block",
    "related",
    "related-links",
    "related-articles",
    "related-content",
    "related-stories",
    "related-posts",
    "recommended",
    "read-more",
    "read-next",
    "more-stories",
    "newsletter-signup",
    "newsletter",
    "social-share",
    "share-buttons",
    "advertisement",
    "ad-container",
    "promo",
    "inline-promo",
    "jp-relatedposts",
    "sharedaddy",
)

PRUNED_XPATHS: tuple[str, ...] = (
    # A theme may put such a class on the whole page: what holds the article is no box.
    "//*[{}][not(self::body or self::article or self::main or .//article or .//h1)]".format(
        " or ".join(f"contains({_CLASSES}, ' {name} ')" for name in BOX_CLASSES)
    ),
    "//*[@role='tooltip' or @role='navigation' or @role='complementary']",
    "//aside[not(.//blockquote)]",
    "//nav | //button | //noscript | //template",
    "//*[@hidden or @aria-hidden='true']",
)
