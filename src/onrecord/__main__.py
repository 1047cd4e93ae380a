"""The words on the command line in, an exit code out."""

from __future__ import annotations

import sys

from onrecord.version import VERSION


def main() -> int:
    """Run the command line and return its exit code."""
    # Answered here because the command line's own imports take longer than the answer.
    if sys.argv[1:] == ["--version"]:
        print(f"onrecord {VERSION}")
        return 0
    try:
        from onrecord.cli import run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
