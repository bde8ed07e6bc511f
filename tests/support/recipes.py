"""The recipes of the documents: blocks of code, each with what it prints."""

import re
from dataclasses import dataclass
from pathlib import Path

from samplan.settings import REPOSITORY

ENGLISH = REPOSITORY / "docs" / "integrators.md"
SWEDISH = REPOSITORY / "docs" / "integrators.sv.md"
BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Recipe:
    """One block of code."""

    language: str
    setting: str
    """What has to be there besides the service; empty for nothing."""
    code: str
    prints: str
    line: int

    def __str__(self) -> str:
        return f"{self.language} at line {self.line}"


def recipes(document: Path = ENGLISH) -> list[Recipe]:
    """Every block of code of a document, in order, with the text block that follows it."""
    text = document.read_text(encoding="utf-8")
    blocks = [
        (found["info"].split(), found["text"], text.count("\n", 0, found.start()) + 1)
        for found in BLOCK.finditer(text)
    ]
    made: list[Recipe] = []
    for number, (info, code, line) in enumerate(blocks):
        if info[0] == "text":
            continue
        following = blocks[number + 1] if number + 1 < len(blocks) else (["?"], "", 0)
        assert following[0] == ["text"], f"line {line}: nothing says what this prints"
        made.append(Recipe(info[0], "".join(info[1:]), code, following[1], line))
    return made
