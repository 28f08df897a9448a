"""Processes that survive what a page does to one of them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from pipeline.executors import Lost, each


def double(number: int) -> int:
    return 2 * number


def die_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hang_on_one(number: int) -> int:
    while number == 1:
        time.sleep(60)
    return number


def raise_on_two(number: int) -> int:
    if number == 2:
        raise ValueError("two")
    return number


def test_every_task_is_done_once() -> None:
    assert {done.task: done.result for done in each(double, range(9), 2)} == {n: 2 * n for n in range(9)}


def test_no_tasks_need_no_processes() -> None:
    assert list(each(double, [], 2)) == []


def test_a_task_that_kills_its_process_is_lost_and_the_others_are_done() -> None:
    results = {done.task: done.result for done in each(die_on_three, range(6), 2)}
    assert isinstance(results.pop(3), Lost)
    assert results == {n: n for n in (0, 1, 2, 4, 5)}


def test_a_task_that_hangs_is_lost_and_the_others_are_done() -> None:
    results = {done.task: done.result for done in each(hang_on_one, range(3), 2, patience=2)}
    assert isinstance(results.pop(1), Lost)
    assert results == {0: 0, 2: 2}


def test_an_exception_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="two"):
        list(each(raise_on_two, range(4), 2))


def leave_a_trace(path: Path) -> int:
    path.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(0.2)
    return os.getpid()


def test_whoever_stops_listening_leaves_undone_what_was_not_begun(tmp_path: Path) -> None:
    done = each(leave_a_trace, [tmp_path / str(number) for number in range(60)], 2)
    assert isinstance(done, Generator)
    next(done)
    done.close()
    assert len(list(tmp_path.iterdir())) < 60


MASTER = """
import sys
from pathlib import Path
from pipeline.executors import each
from tests.test_executors import leave_a_trace
if __name__ == "__main__":
    for done in each(leave_a_trace, [Path(sys.argv[1]) / str(n) for n in range(600)], 2):
        print(done.result, flush=True)
"""


def test_processes_end_when_their_master_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "master.py"
    script.write_text(MASTER, encoding="utf-8")
    traces = tmp_path / "traces"
    traces.mkdir()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen([sys.executable, script, traces], stdout=subprocess.PIPE, env=environment) as master:
        assert master.stdout is not None
        assert int(master.stdout.readline()) != master.pid
        master.kill()
        # Workers hold the pipe's other end, so it closes with the last of them. A process id would say less:
        # an ended process keeps it until somebody asks how it ended.
        master.communicate(timeout=120)
