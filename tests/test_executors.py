"""Processes that survive what a page does to one of them."""

import os
import signal
import time

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
