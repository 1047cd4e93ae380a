"""Work that takes a while -> done one after another in the background, with progress that any page can watch."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock

from onrecord.errors import OnRecordError
from onrecord.model import Unread

NEWS_SECONDS = 20.0  # how long pages tell what came of work
Progress = Callable[[int, int, str], None]  # (done, of how many, at what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a piece of work: one line, and the files that could not be read."""

    text: str
    unread: tuple[Unread, ...] = ()
    address: str | None = None  # where to look at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of work as it stands: waiting or running until there is an outcome, or an error in one line."""

    number: int
    title: str
    done: int = 0
    total: int = 0
    at: str = ""
    outcome: Outcome | None = None
    error: str | None = None
    ended: float = 0.0  # by the clock of `time.monotonic`

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will come of it."""
        return self.outcome is not None or self.error is not None

    @property
    def is_stale(self) -> bool:
        """Say whether it went well some time ago, so that nobody needs to be told any more."""
        went_well = self.outcome is not None and not self.outcome.unread
        return went_well and time.monotonic() - self.ended > NEWS_SECONDS


@dataclass
class Work:
    """One worker, and the jobs that it was given; the last one given is the one that pages show."""

    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _lock: Lock = field(default_factory=Lock)
    _jobs: dict[int, Job] = field(default_factory=dict)
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "onrecord-work"))

    def start(self, title: str, task: Callable[[Progress], Outcome | None]) -> Future[Job]:
        """Have a task done when those before it are; the future holds the job as it ended.

        What comes to nothing (None) is not shown any more when it is over.
        """
        job = Job(number=next(self._numbers), title=title)
        with self._lock:
            over = [number for number, other in self._jobs.items() if other.is_over]
            self._jobs = {number: other for number, other in self._jobs.items() if number not in over[:-8]}
            self._jobs[job.number] = job
        return self._worker.submit(self._do, job.number, task)

    def _do(self, number: int, task: Callable[[Progress], Outcome | None]) -> Job:
        def progress(done: int, total: int, at: str) -> None:
            self._note(number, done=done, total=total, at=at)

        try:
            outcome = task(progress)
            job = self._note(number, outcome=outcome or Outcome(text=""))
            if outcome is None:
                self.forget(number)
            return job
        except OnRecordError as error:
            return self._note(number, error=str(error))
        except Exception as error:
            # The worker's last stop: the desk goes on, and says what happened instead of waiting for ever.
            return self._note(number, error=f"stopped by a fault of its own ({type(error).__name__}: {error})")

    def _note(self, number: int, **changes: object) -> Job:
        with self._lock:
            job = replace(self._jobs[number], **changes)  # type: ignore[arg-type]
            self._jobs[number] = replace(job, ended=time.monotonic()) if job.is_over else job
            return self._jobs[number]

    def list_jobs(self) -> tuple[Job, ...]:
        """Return the jobs that are not over, and the last that are, in the order in which they were given."""
        with self._lock:
            return tuple(job for job in self._jobs.values() if not job.is_stale)

    def forget(self, number: int) -> None:
        """Take a job that is over off the list."""
        with self._lock:
            job = self._jobs.get(number)
            if job and job.is_over:
                del self._jobs[number]

    def stop(self) -> None:
        """Begin nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)
