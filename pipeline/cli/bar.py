"""A bar on stderr while work goes on, where stderr is a terminal."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from pipeline.workflow import Progress as Step
from pipeline.workflow import Watch


class ProgressBar:
    """One bar for each step of each volume; nothing at all where nobody watches."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        self._bars = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._tasks: dict[tuple[str, str], TaskID] = {}

    def __enter__(self) -> Watch:
        self._bars.start()
        return self.show

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def show(self, step: Step) -> None:
        """Move the bar of a step."""
        key = step.volume, step.step
        if key not in self._tasks:
            self._tasks[key] = self._bars.add_task(f"{step.volume}: {step.step}", total=step.total)
        self._bars.update(self._tasks[key], completed=step.done, total=step.total)
