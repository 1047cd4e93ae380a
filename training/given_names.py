"""Lists of given names -> onrecord/attribute/data/given_names.txt: which of them are a man's and which a woman's.

python training/given_names.py CENSUS FAKER

CENSUS is a folder with dist.male.first and dist.female.first of the United States census of 1990 (public domain; the
package names 0.3.0 carries them), FAKER the folder faker/providers/person of faker (MIT), whose modules list names by
country. A name is one's where the census gives it to one sex nine times as often, or three times as many countries do,
and neither says the opposite.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from pathlib import Path

from onrecord.text.names import fold_name

OUT = Path(__file__).parents[1] / "src/onrecord/attribute/data/given_names.txt"
CENSUS_TIMES, COUNTRY_TIMES = 9.0, 3.0
_LATIN = re.compile(r"[A-Za-zÀ-ž]+(?:[-'’][A-Za-zÀ-ž]+)*")
_LISTS = {"first_names_male": "he", "first_names_female": "she"}


def read_census(folder: Path) -> dict[str, Counter[str]]:
    """Return how often the census has a name for a man and for a woman."""
    found: dict[str, Counter[str]] = {}
    for name, pronoun in (("dist.male.first", "he"), ("dist.female.first", "she")):
        for line in (folder / name).read_text().splitlines():
            word, share = line.split()[:2]
            found.setdefault(word.lower(), Counter())[pronoun] += round(1000 * float(share)) or 1
    return found


def read_countries(folder: Path) -> dict[str, Counter[str]]:
    """Return how many countries have a name for men and for women."""
    found: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [one.id for one in node.targets if isinstance(one, ast.Name)] if isinstance(node, ast.Assign) else []
            )
            pronoun = next((_LISTS[name] for name in names if name in _LISTS), None)
            if not isinstance(node, ast.Assign) or pronoun is None:
                continue
            words = [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)]
            for folded in {fold_name(word) for word in words if isinstance(word, str) and _LATIN.fullmatch(word)}:
                found.setdefault(folded, Counter())[pronoun] += 1
    return found


def _lean(counts: Counter[str], times: float) -> str | None:
    he, she = counts["he"], counts["she"]
    return "he" if he and he >= times * she else "she" if she and she >= times * he else None


def main() -> None:
    """Write the two lists, a line each."""
    census, countries = read_census(Path(sys.argv[1])), read_countries(Path(sys.argv[2]))
    lists: dict[str, list[str]] = {"he": [], "she": []}
    for name in sorted(census.keys() | countries.keys()):
        told = {
            _lean(source[name], times)
            for source, times in ((census, CENSUS_TIMES), (countries, COUNTRY_TIMES))
            if name in source
        }
        if len(name) > 1 and len(told) == 1 and (pronoun := told.pop()):
            lists[pronoun].append(name)
    OUT.write_text("".join(f"{pronoun}: {' '.join(names)}\n" for pronoun, names in lists.items()), encoding="utf-8")


if __name__ == "__main__":
    main()
