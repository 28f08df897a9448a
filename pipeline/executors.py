"""Hands: this machine's processes, which survive what a page does to one of them."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.context import ForkServerContext
from threading import Thread
from typing import Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

PATIENCE = 600
"""Seconds after which a task counts as hung, because the slowest honest page seen took a tenth of that."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that took its process with it: it crashed, ran out of memory or hung."""

    reason: str


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Result]):
    """A task and what came of it."""

    task: Task
    result: Result | Lost


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    work: Callable[[Task], Result], tasks: Iterable[Task], jobs: int, patience: int = PATIENCE
) -> Iterator[Done[Task, Result]]:
    """Do `work` on every task in `jobs` processes; yield each as it is done, in any order.

    An exception that `work` lets through is raised here. A task that kills its process is tried once more, alone,
    together with those it dragged along; if it kills again, it is yielded as Lost and the others are not.
    """
    waiting = list(tasks)
    unfinished = waiting
    if len(waiting) > 1:
        unfinished = []
        yield from _together(work, waiting, min(jobs, len(waiting)), patience, unfinished)
    for task in unfinished:
        yield _alone(work, task, patience)


def _together(
    work: Callable[[Task], Result], tasks: list[Task], jobs: int, patience: int, unfinished: list[Task]
) -> Iterator[Done[Task, Result]]:
    """Yield what gets done until a process dies; leave the rest in `unfinished`."""
    pool = _pool(work, jobs)
    try:
        futures: dict[Future[Result], Task] = {}
        try:
            for task in tasks:
                futures[pool.submit(_limited, work, task, patience)] = task
        except BrokenProcessPool:
            unfinished.extend(tasks[len(futures) :])
        for future in as_completed(futures):
            try:
                yield Done(futures[future], future.result())
            except BrokenProcessPool:
                unfinished.append(futures[future])
    finally:
        # Not `with`: leaving it by Ctrl-C would do all that waits before it ends.
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Callable[[Task], Result], task: Task, patience: int) -> Done[Task, Result]:
    with _pool(work, 1) as pool:
        try:
            return Done(task, pool.submit(_limited, work, task, patience).result())
        except BrokenProcessPool:
            return Done(task, Lost(f"its process died or worked for more than {patience} seconds"))


def _pool(work: Callable[[Task], Result], jobs: int) -> ProcessPoolExecutor:
    """Return processes that are forked from one that has loaded the work and done nothing else.

    Not from this one: a fork would copy the locks that OpenCV's and BLAS's threads hold.
    """
    context = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
    if isinstance(context, ForkServerContext):
        context.set_forkserver_preload([work.__module__])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start)


def _start() -> None:
    """Leave Ctrl-C to the master, end when it is gone, and make the engines keep to one thread a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    Thread(target=_end_with_the_master, daemon=True).start()


def _end_with_the_master() -> None:
    """End this process as soon as the one that ordered it is gone, because nobody would ever fetch its results."""
    if master := parent_process():
        master.join()
        os._exit(1)


def _limited(work: Callable[[Task], Result], task: Task, patience: int) -> Result:
    """Do the work, and let the system end this process if it takes too long, in whatever code it hangs."""
    if hasattr(signal, "alarm"):
        signal.alarm(patience)
    try:
        return work(task)
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)
