"""What a browser fetches for the first page."""

import gzip
import re
from pathlib import Path

from load.effort import Effort
from load.report import Aim, Section, Table, number
from load.servers import REPOSITORY

DIST = REPOSITORY / "frontend" / "dist"
_REFERENCE = re.compile(r"""(?:src|href)=["']/?([^"':?#]+\.(?:js|css|woff2|svg|png|ico))["']""")


def packed(path: Path) -> int:
    """Bytes of the file under gzip."""
    return len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """index.html and what it names itself."""
    del effort, database, folder  # nothing is run
    section = Section(
        "First page",
        "`index.html` and the files that it names itself, under gzip. Parts of the application that"
        " a page fetches when it is opened are not among them.",
    )
    page = DIST / "index.html"
    if not page.exists():
        section.notes.append("Not measured: the front end is not built (`make setup`).")
        return section
    named = dict.fromkeys(_REFERENCE.findall(page.read_text()))
    files = [page, *(DIST / name for name in named if (DIST / name).is_file())]
    sizes = [packed(path) / 1000 for path in files]
    rows = [
        [str(path.relative_to(DIST)), number(path.stat().st_size / 1000), number(size)]
        for path, size in zip(files, sizes, strict=True)
    ]
    rows.append(["together", "", number(sum(sizes))])
    section.tables.append(Table(["file", "kB", "kB gzip"], rows))
    section.aims.append(Aim.at_most("first page, gzip", 200, sum(sizes), "kB"))
    return section
