"""The command and what all of its subcommands share: version, help, and how failures are told."""

import logging
import signal
import sys

import click

from pipeline import __version__
from pipeline.cli.clean import clean
from pipeline.cli.correct import correct
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explain import explain
from pipeline.cli.register import register
from pipeline.cli.run import run
from pipeline.cli.status import status
from pipeline.cli.validate import validate
from pipeline.errors import ExitCode, Scan2TeiError

EXIT_CODES = """\b
Exit codes:
   0  all done                        7  a foreign program crashed
   1  bad arguments                   8  a PDF is encrypted
   2  a file is not what it should be 9  volume.toml or corrections are wrong
   3  a program is not installed     15  something unforeseen
   4  an edition breaks its rules    16  done, but some pages failed
   5  a file cannot be read, written 130 interrupted"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="scan2tei")
def scan2tei() -> None:
    """Make TEI editions of scanned scholarly chapters.

    A volume is a folder of images (one a page or one a spread), a PDF, an image or a transcript. `scan2tei run`
    digitises everything in raw_scans/ into output/; each volume gets a folder there with its edition
    (VOLUME.xml) and a report to look at first (report.html).
    """


for command in (run, status, validate, correct, explain, register, evaluate, clean):
    scan2tei.add_command(command)


def main() -> None:
    """Run the command and end the process with its exit code."""
    # A service manager's way to say stop is Ctrl-C's: what is done is kept.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    try:
        code = scan2tei(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = ExitCode.BAD_ARGUMENTS
    except Scan2TeiError as error:
        click.echo(f"scan2tei: {error}", err=True)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("scan2tei: interrupted; what is done is kept, and the next run goes on from there.", err=True)
        code = ExitCode.INTERRUPTED
    sys.exit(code or ExitCode.OK)
