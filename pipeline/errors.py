"""What can go wrong, in words for the person who has to act on it, each with the exit code it ends in.

    Scan2TeiError
    ├── BadArguments          1   the command line asks for what cannot be
    ├── BadInput              2   a file is not what it should be
    │   ├── NotAVolume        2   a path holds nothing that can be digitised
    │   └── UnreadableScan    2   an image or page is broken, empty or of no known kind
    ├── MissingDependency     3   a program or model that is needed is not installed
    ├── InvalidEdition        4   the edition was written, but breaks its schema or rules
    ├── FileAccess            5   the system refuses to read or write
    ├── EngineFailed          7   a foreign program crashed, hung or lied
    ├── EncryptedPdf          8   a PDF wants a password
    ├── BadConfig             9   volume.toml or a corrections file says something unknown
    └── SomePagesFailed      16   all is done but the pages named

The numbers are OCRmyPDF's where the meaning is the same, so that scripts written for it go on working.
"""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """How the command ended."""

    OK = 0
    BAD_ARGUMENTS = 1
    INPUT_FILE = 2
    MISSING_DEPENDENCY = 3
    INVALID_EDITION = 4
    FILE_ACCESS = 5
    CHILD_PROCESS = 7
    ENCRYPTED_PDF = 8
    INVALID_CONFIG = 9
    OTHER = 15
    SOME_PAGES_FAILED = 16
    INTERRUPTED = 130


class Scan2TeiError(Exception):
    """A failure that has been understood: its text is one sentence for the user, naming file and remedy."""

    exit_code: ClassVar[ExitCode] = ExitCode.OTHER


class BadArguments(Scan2TeiError):
    """The command line asks for what cannot be."""

    exit_code = ExitCode.BAD_ARGUMENTS


class BadInput(Scan2TeiError):
    """A file is not what it should be."""

    exit_code = ExitCode.INPUT_FILE


class NotAVolume(BadInput):
    """A path holds nothing that can be digitised."""


class UnreadableScan(BadInput):
    """An image or a page of a PDF is broken, empty or of no known kind."""


class MissingDependency(Scan2TeiError):
    """A program, language or model that is needed is not installed."""

    exit_code = ExitCode.MISSING_DEPENDENCY


class InvalidEdition(Scan2TeiError):
    """The edition was written, but breaks its schema or its rules."""

    exit_code = ExitCode.INVALID_EDITION


class FileAccess(Scan2TeiError):
    """The system refuses to read or write a file."""

    exit_code = ExitCode.FILE_ACCESS


class EngineFailed(Scan2TeiError):
    """A foreign program crashed, hung or answered nonsense."""

    exit_code = ExitCode.CHILD_PROCESS


class EncryptedPdf(Scan2TeiError):
    """A PDF wants a password that we do not have."""

    exit_code = ExitCode.ENCRYPTED_PDF


class BadConfig(Scan2TeiError):
    """volume.toml or a corrections file says something unknown."""

    exit_code = ExitCode.INVALID_CONFIG


class SomePagesFailed(Scan2TeiError):
    """Everything is done but the pages named."""

    exit_code = ExitCode.SOME_PAGES_FAILED
