"""What an uploaded spreadsheet is read into, and how reading it can be refused."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from samplan.gap.cells import Text


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read. What is larger is refused, not cut."""

    max_bytes: int = 5_000_000
    """The file as it was sent."""
    max_uncompressed: int = 10_000_000
    """All that a workbook unpacks to, in bytes."""
    max_ratio: int = 200
    """How many times larger than packed a part of more than a megabyte may be unpacked."""
    max_entries: int = 300
    """Files within a workbook."""
    max_elements: int = 100_000
    """XML elements within a workbook."""
    max_attributes: int = 200
    """Attributes of one XML element."""
    max_depth: int = 50
    """XML elements within one another."""
    max_formulas: int = 1_000
    max_formula_length: int = 1_000
    max_rows: int = 2_000
    """Rows with something in them, in all."""
    max_columns: int = 50
    max_text: int = 2_000
    """Characters in one cell."""


class Message(NamedTuple):
    """What is wrong with a row: `column` is the file's own heading."""

    column: str
    sv: str
    en: str


class KnownMethod(NamedTuple):
    """A method that a row can be about."""

    id: str
    name_sv: str
    name_en: str | None


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One row of the file. With messages it is faulty; without a status it is not answered."""

    row: int
    """The row's number as the spreadsheet program shows it, the heading's row counted."""
    method_id: str | None
    label: str
    """What the row calls the method."""
    status: str | None
    """A value of `Status`; None when the row gives no answer."""
    comment: str | None
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that could be read: its rows, and what its sender may want to know of it."""

    rows: tuple[UploadRow, ...]
    notes: tuple[Text, ...] = ()


class RawCell(NamedTuple):
    """A cell as the file has it. A fault says why its text is not to be used."""

    text: str
    fault: Literal["formula", "error"] | None = None
    is_number: bool = False
    """Whether the file holds it as a number and not as a text."""


EMPTY = RawCell("")

RawRow = tuple[int, list[RawCell]]
"""A row's number, from 1, and its cells."""


class UploadRefused(Exception):  # noqa: N818 - it is no error of the program
    """A file that is not read at all, told in words that its sender understands."""

    def __init__(self, code: str, sv: str, en: str) -> None:
        """Keep the code, which stays, and the words, which may be improved."""
        super().__init__(en)
        self.code = code
        self.sv = sv
        self.en = en


class Refusal(NamedTuple):
    """A reason to refuse a file, with both languages and places for numbers."""

    code: str
    sv: str
    en: str

    def raised(self, **numbers: object) -> UploadRefused:
        """Return the exception, its numbers filled in."""
        return UploadRefused(self.code, self.sv.format(**numbers), self.en.format(**numbers))


_AGAIN_SV = "Spara filen på nytt som Excel-arbetsbok (.xlsx) eller CSV och försök igen."
_AGAIN_EN = "Save the file anew as an Excel workbook (.xlsx) or CSV and try again."

TOO_LARGE = Refusal(
    "too_large",
    "Filen är större än {limit} byte. Ta bort det som inte hör till svaren.",
    "The file is larger than {limit} bytes. Remove what does not belong to the answers.",
)
NOTHING_IN_IT = Refusal("empty", "Filen är tom.", "The file is empty.")
NO_SPREADSHEET = Refusal(
    "not_a_spreadsheet",
    "Filen är inget kalkylblad som kan läsas. " + _AGAIN_SV,
    "The file is no spreadsheet that can be read. " + _AGAIN_EN,
)
OLD_OR_LOCKED = Refusal(
    "old_or_locked",
    "Filen är i ett äldre Excel-format eller låst med lösenord. " + _AGAIN_SV,
    "The file is in an older Excel format or locked with a password. " + _AGAIN_EN,
)
MACROS = Refusal(
    "macros",
    "Filen innehåller makron. Spara den som Excel-arbetsbok utan makron (.xlsx).",
    "The file holds macros. Save it as an Excel workbook without macros (.xlsx).",
)
EXTERNAL_LINKS = Refusal(
    "external_links",
    "Filen hämtar uppgifter från andra filer eller adresser. Klistra in värdena i stället.",
    "The file fetches from other files or addresses. Paste the values instead.",
)
UNSAFE = Refusal(
    "unsafe",
    "Filen innehåller sådant som inte får finnas i ett kalkylblad. " + _AGAIN_SV,
    "The file holds what must not be in a spreadsheet. " + _AGAIN_EN,
)
TOO_MUCH = Refusal(
    "too_much_inside",
    "Filen blir orimligt stor när den packas upp. " + _AGAIN_SV,
    "The file becomes unreasonably large when unpacked. " + _AGAIN_EN,
)
BROKEN = Refusal(
    "broken",
    "Filen är skadad eller ofullständig. " + _AGAIN_SV,
    "The file is damaged or incomplete. " + _AGAIN_EN,
)
FORMULAS = Refusal(
    "formulas",
    "Filen innehåller många eller mycket långa formler. Klistra in värdena i stället.",
    "The file holds many or very long formulas. Paste the values instead.",
)
ENCODING = Refusal(
    "encoding",
    "Textens teckenkodning går inte att läsa. Spara filen som CSV UTF-8.",
    "The text's character encoding cannot be read. Save the file as CSV UTF-8.",
)
BAD_QUOTES = Refusal(
    "bad_csv",
    "Citattecknen går inte ihop på rad {row}, eller så är en text där alltför lång.",
    "The quotation marks in row {row} do not match, or a text there is far too long.",
)
TOO_MANY_ROWS = Refusal(
    "too_many_rows", "Filen har fler än {limit} rader.", "The file has more than {limit} rows."
)
TOO_MANY_COLUMNS = Refusal(
    "too_many_columns",
    "Rad {row} har fler än {limit} kolumner.",
    "Row {row} has more than {limit} columns.",
)
NO_HEADINGS = Refusal(
    "no_headings",
    "Rubrikerna hittas inte. Det behövs en rad med Status och Metod-id eller Metod.",
    "The headings are not found. There must be a row with Status and Method id or Method.",
)
MISSING_COLUMN = Refusal(
    "missing_column",
    "Kolumnen ”{heading}” saknas. Utgå från mallen och ändra inte rubrikerna.",
    "The column “{heading}” is missing. Begin with the form and leave its headings as they are.",
)
NO_TABLE = Refusal(
    "no_headings",
    "Rubrikerna hittas inte på något blad. Det behövs en rad med {headings}.",
    "The headings are not found on any sheet. There must be a row with {headings}.",
)
SAME_HEADING = Refusal(
    "same_heading",
    "Rubriken ”{heading}” finns i flera kolumner.",
    "The heading “{heading}” is in several columns.",
)
NO_ROWS = Refusal(
    "no_rows", "Under rubrikerna finns inga rader.", "No rows stand below the headings."
)
