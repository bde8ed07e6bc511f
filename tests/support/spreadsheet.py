"""A spreadsheet program for tests: it reckons a workbook's formulas from its other cells alone.

It knows SUM, SUMIFS, ROUND, ABS and the four rules, and reads formulas with openpyxl's tokenizer.
What a file says that its formulas come to is never looked at. Anything else is an error.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from openpyxl import Workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import cols_from_range

Number = Decimal
Value = Number | str | None
Area = list[Value]
_DIGITS = 15
"""What a spreadsheet program rounds by: 1.005 is 1.005, whatever its binary form."""


class Spreadsheet:
    """A workbook with its formulas reckoned."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._known: dict[tuple[str, str], Value] = {}

    def formulas(self) -> Iterator[tuple[str, str, str]]:
        """Each formula: its sheet, its cell and its text."""
        for sheet in self.workbook.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        yield sheet.title, cell.coordinate, str(cell.value)

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell shows."""
        place = (sheet, cell)
        if place not in self._known:
            self._known[place] = self._reckon(sheet, cell)
        return self._known[place]

    def _reckon(self, sheet: str, cell: str) -> Value:
        found = self.workbook[sheet][cell]
        if found.data_type == "f":
            tokens = [one for one in Tokenizer(str(found.value)).items if one.type != Token.WSPACE]
            formula = _Formula(self, sheet, tokens)
            result = formula.expression()
            assert formula.is_done, found.value
            return result
        if isinstance(found.value, int | float):
            return Decimal(str(found.value))
        return None if found.value is None else str(found.value)

    def area(self, sheet: str, reference: str) -> Area:
        """What the cells of a reference show, column by column."""
        name, mark, cells = reference.rpartition("!")
        sheet = name.strip("'") if mark else sheet
        places = cols_from_range(cells.replace("$", ""))
        return [self.value(sheet, place) for column in places for place in column]


class _Formula:
    """Reads one formula from left to right."""

    def __init__(self, spreadsheet: Spreadsheet, sheet: str, tokens: Sequence[Token]) -> None:
        self._spreadsheet = spreadsheet
        self._sheet = sheet
        self._tokens = list(tokens)

    @property
    def is_done(self) -> bool:
        return not self._tokens

    def _next_is(self, *signs: str) -> bool:
        return bool(self._tokens) and self._tokens[0].value in signs

    def expression(self) -> Number:
        found = self._product()
        while self._next_is("+", "-"):
            sign = self._tokens.pop(0).value
            other = self._product()
            found = found + other if sign == "+" else found - other
        return found

    def _product(self) -> Number:
        found = self._operand()
        while self._next_is("*", "/"):
            sign = self._tokens.pop(0).value
            other = self._operand()
            found = found * other if sign == "*" else found / other
        return found

    def _operand(self) -> Number:
        token = self._tokens.pop(0)
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return self._function(token.value.rstrip("("))
        assert token.type == Token.OPERAND, token.value
        if token.subtype == Token.NUMBER:
            return Decimal(token.value)
        assert token.subtype == Token.RANGE, token.value
        [found] = self._spreadsheet.area(self._sheet, token.value)
        assert not isinstance(found, str), token.value
        return found or Decimal(0)

    def _function(self, name: str) -> Number:
        arguments: list[Area] = []
        while not (self._tokens[0].type == Token.FUNC and self._tokens[0].subtype == Token.CLOSE):
            if self._tokens[0].type == Token.SEP:
                self._tokens.pop(0)
            arguments.append(self._argument())
        self._tokens.pop(0)
        return _FUNCTIONS[name](arguments)

    def _argument(self) -> Area:
        """A reference with all its cells, or what an expression comes to."""
        first, after = self._tokens[0], self._tokens[1]
        ends = after.type == Token.SEP or after.subtype == Token.CLOSE
        if first.type == Token.OPERAND and first.subtype == Token.RANGE and ends:
            self._tokens.pop(0)
            return self._spreadsheet.area(self._sheet, first.value)
        return [self.expression()]


def _numbers(area: Area) -> list[Number]:
    return [one for one in area if isinstance(one, Decimal)]


def _sum(arguments: list[Area]) -> Number:
    return sum((one for area in arguments for one in _numbers(area)), Decimal(0))


def _sumifs(arguments: list[Area]) -> Number:
    summed, *conditions = arguments
    pairs = list(zip(conditions[::2], conditions[1::2], strict=True))
    assert all(len(area) == len(summed) and len(equals) == 1 for area, equals in pairs)
    chosen = [
        one
        for place, one in enumerate(summed)
        if all(area[place] is not None and area[place] == equals[0] for area, equals in pairs)
    ]
    return _sum([chosen])


def _round(arguments: list[Area]) -> Number:
    [[number], [digits]] = arguments
    if not isinstance(number, Decimal):
        return Decimal(0)
    rough = Decimal(f"{number:.{_DIGITS - 1}e}")
    return rough.quantize(Decimal(1).scaleb(-int(_numbers([digits])[0])), ROUND_HALF_UP)


def _abs(arguments: list[Area]) -> Number:
    [[number]] = arguments
    return abs(_numbers([number])[0])


_FUNCTIONS: dict[str, Callable[[list[Area]], Number]] = {
    "SUM": _sum,
    "SUMIFS": _sumifs,
    "ROUND": _round,
    "ABS": _abs,
}
