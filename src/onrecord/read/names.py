"""A speaker label as printed -> the name that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.read.directions import BREAKS, SOUNDS
from onrecord.read.label_words import NOT_IN_NAMES, PARTICLES, PERSONAL_TITLES, SUFFIXES, UNKNOWN_WORDS
from onrecord.text.names import fold_name, is_role_label, parse_name
from onrecord.text.names_table import TITLES

_ROLE = re.compile(r"[ \t]*[(\[].*|,(?!\s*(?:JR|SR|II|III|IV|ESQ)\b).*", re.IGNORECASE | re.DOTALL)
# "THE CHAIR (Ada Lund)": an office, and in brackets who holds it.
_HOLDER = re.compile(r"(?P<office>[^(\[]+?)[ \t]*[(\[](?P<name>[^)\]]+)[)\]][ \t]*\Z")
# "LUND, Ada": at most two words of given names after one of surname.
_INVERTED = re.compile(r"(?P<surname>[^\s,]+),[ \t]*(?P<given>[^\s,]+(?:[ \t]+[^\s,]+)?)[ \t]*\Z")
_PART = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]", re.IGNORECASE)
_QUESTION_LABELS = frozenset(("q", "a"))


def strip_role(label: str) -> str:
    """Return `label` without what follows the name: "ANN LEE, HOST" -> "ANN LEE"; "JR." stays with its name."""
    return _ROLE.sub("", label).strip()


def name_label(label: str) -> str:
    """Return the words of `label` that name the speaker, in the order given name, surname; case as printed.

    "LUND, Ada" becomes "Ada LUND", "THE CHAIR (Ada Lund)" becomes "Ada Lund", "ANN LEE, HOST" becomes "ANN LEE".
    """
    holder = _HOLDER.match(label)
    if holder and parse_name(holder["office"]) is None and _is_full_name(holder["name"]):
        return holder["name"].strip()
    inverted = _INVERTED.match(label)
    if inverted and _is_surname_first(inverted["surname"], inverted["given"].split()):
        return f"{inverted['given']} {inverted['surname']}"
    return strip_role(label)


def _is_full_name(words: str) -> bool:
    name = parse_name(words)
    parts = words.split()
    return (
        name is not None
        and (name.given is not None or bool(name.titles))
        and all(part[:1].isupper() or part.lower() in PARTICLES for part in parts)
        and (NOT_IN_NAMES | SOUNDS | BREAKS).isdisjoint(word.lower() for word in parts)
    )


def _is_surname_first(surname: str, given: list[str]) -> bool:
    """Say whether "LUND, Ada" is a name turned round: the surname in capitals, and no office after it."""
    folded = [fold_name(word) for word in given]
    return (
        len(surname) > 1
        and surname.isupper()
        and all(word[:1].isupper() and word.replace(".", "").replace("-", "").isalpha() for word in given)
        and not (set(folded) & (TITLES | SUFFIXES | NOT_IN_NAMES))
        and any(_VOWEL.search(word) and len(word) > 1 for word in folded)
        and not is_role_label(folded)
    )


def restore_case(label: str) -> str:
    """Return the name in `label` as one would write it: "JOHN G. ROBERTS, JR." -> "John G. Roberts, Jr.".

    Words that carry lower-case letters already stay as they are, except after Mc ("McCAIN"); so do words without a
    vowel, which are call signs and initials ("CDR").
    """
    return re.sub(r"[^\s,]+", lambda word: _restore_word(word.group()), label)


def _restore_word(word: str) -> str:
    letters = "".join(_PART.findall(word))
    bare = letters.lower()
    if bare in SUFFIXES:
        return word.capitalize() if bare in ("jr", "sr", "esq") else word.upper()
    mac = re.match(r"(M[Cc])([^\W\d_]{3,})(.*)\Z", word, re.DOTALL)
    if mac and mac[2].isupper():
        return "Mc" + mac[2].capitalize() + mac[3]
    if not letters.isupper() or (len(letters) > 1 and bare not in TITLES and not _VOWEL.search(letters)):
        return word
    return _PART.sub(lambda part: part.group().capitalize() if part.group().isupper() else part.group(), word)


def name_speakers(labels: Iterable[str], parties: Iterable[str], given: Mapping[str, str]) -> dict[str, str | None]:
    """Return a name for each of `labels`.

    In this order: the name `given` for the label, then for an office the one name that another label gives its holder
    ("THE CHAIR", "THE CHAIR (Ada Lund)"), then the one full name among `parties` and the other labels that
    contains the label's words, then the label with its case restored. None for labels of unknown voices ("UNKNOWN
    MALE") and for the bare "Q" and "A" of a deposition, which tell only who asks and who answers.
    """
    known = {_fold(label): name for label, name in given.items()}
    names = {label: restore_case(name_label(label)) for label in dict.fromkeys(labels)}
    offices = _find_holders(names)
    words = {label: _words(label) for label in names}
    holders: dict[str, dict[frozenset[str], str]] = {}
    for name in (*parties, *known.values(), *(name for label, name in names.items() if len(words[label]) > 1)):
        for word in _words(name):
            holders.setdefault(word, {}).setdefault(_words(name), name)
    titles: dict[frozenset[str], set[str]] = {}
    for label in names:
        titles.setdefault(words[label], set()).update(set(_fold(label).replace(".", "").split()) & PERSONAL_TITLES)
    speakers: dict[str, str | None] = {}
    for label, name in names.items():
        key, bare = _fold(label), _fold(strip_role(label))
        if key in known or bare in known:
            speakers[label] = known.get(key) or known[bare]
        elif key in _QUESTION_LABELS or key.split(" ")[0] in UNKNOWN_WORDS:
            speakers[label] = None
        elif len(offices.get(bare, ())) == 1:
            (speakers[label],) = offices[bare]
        else:
            is_sure = len(titles[words[label]]) < 2
            speakers[label] = (_expand(words[label], holders) if is_sure else None) or name
    return speakers


def _find_holders(names: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the names that labels give in brackets for each office, by the office folded."""
    holders: dict[str, set[str]] = {}
    for label, name in names.items():
        holder = _HOLDER.match(label)
        if holder and name_label(label) == holder["name"].strip():
            holders.setdefault(_fold(holder["office"]), set()).add(name)
    return holders


def _expand(words: frozenset[str], holders: Mapping[str, Mapping[frozenset[str], str]]) -> str | None:
    """Return the one name that holds all of `words`, None if several persons or nobody does.

    Of forms of one name the longest counts: "Robert Lee" and "Robert E. Lee". A name with a suffix is another person's
    than the name without: "Robert Lee" is never read as "Robert Lee, Jr.".
    """
    names = min((holders.get(word, {}) for word in words), key=len, default={})
    fitting = [other for other in names if words <= other]
    if not fitting:
        return None
    longest = max(fitting, key=len)
    others = [*fitting, words] if len(words) > 1 else fitting
    is_one = all(other <= longest and other & SUFFIXES == longest & SUFFIXES for other in others)
    return names[longest] if is_one else None


def _words(name: str) -> frozenset[str]:
    """Return what tells a name from others: its words in lower case without role, titles and particles."""
    plain = name_label(name).replace("’", "").replace("'", "")
    return frozenset(word.lower() for word in _PART.findall(plain)) - TITLES - PARTICLES


def _fold(label: str) -> str:
    return " ".join(label.casefold().replace("’", "'").rstrip(" .:").split())
