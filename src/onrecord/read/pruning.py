"""What no story of a web page consists of: XPath expressions for boxes that are cut out before its text is taken."""

from __future__ import annotations

from typing import Any

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

# Source: what X, Instagram, Bluesky, Mastodon, TikTok, Threads and Facebook give for putting a post into a page.
_POSTS = (
    "twitter-tweet twitter-video instagram-media bluesky-embed mastodon-embed tiktok-embed text-post-media"
    " fb-xfbml-parse-ignore"
).split()
_POSTS_XPATH = "//blockquote[{}]".format(" or ".join(f"contains({_CLASSES}, ' {name} ')" for name in _POSTS))
_BOXES = frozenset(BOX_CLASSES)
_CONTENT_TAGS = frozenset(("article", "main", "body"))


def keep_posts(page: Any) -> None:
    """Take from posts embedded in a parsed `page` what would make the extractor cut them: figures, names of boxes."""
    for post in page.xpath(_POSTS_XPATH):
        for element in (post, *post.iterancestors()):
            if element.tag in _CONTENT_TAGS or not _BOXES.isdisjoint(element.get("class", "").split()):
                break
            if element.tag == "figure":
                element.tag = "div"
            for name in ("class", "id"):
                element.attrib.pop(name, None)
