"""Steps done in, a bar on standard error out, for work that takes more than a moment and is watched by a person."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.text.prepared import is_prepared

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_SECONDS = 1.0  # a bar that flashes by tells nobody anything


@contextmanager
def show_progress(*, needs_engine: bool = True) -> Iterator[Callable[[int, int, str], None] | None]:
    """Yield a function that takes (done, total, what) after each step; None where nobody watches.

    Whoever watches or not is told of the one long wait there is: the engine's first run, where it is needed.
    """
    if needs_engine and not is_prepared():
        print("Preparing the engine (first run only) ...", file=sys.stderr, flush=True)
    if not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    bar: Progress | None = None
    task: TaskID | None = None

    def advance(done: int, total: int, what: str) -> None:
        nonlocal bar, task
        if bar is None or task is None:
            if time.monotonic() - started < PATIENCE_SECONDS:
                return
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            bar.start()
            task = bar.add_task(what, total=total)
        bar.update(task, completed=done, total=total, description=what)

    try:
        yield advance
    finally:
        if bar is not None:
            bar.stop()
