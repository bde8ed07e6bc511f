"""What reported figures would do, or have done: counted in full, listed as far as it is useful."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from samplan.statistics.reporting.columns import COLUMNS
from samplan.statistics.reporting.figures import Figure
from samplan.statistics.reporting.schemas import (
    FigureCounts,
    FigureEffect,
    FigureMessage,
    FigureResult,
    FiguresResult,
)
from samplan.web.texts import Words

MOST_LISTED: Final = 1_000
_NOTABLE: Final = ("faulty", "warning", "changed", "new", "unchanged")
_HEADINGS: Final = {column.name: column.heading for column in COLUMNS}


class Results:
    """Rows with their effects, as they are judged. Only the most notable are kept."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = dict.fromkeys(FigureEffect, 0)
        self.warnings = 0
        self._kept: dict[str, list[tuple[Figure, FigureEffect, float | None]]] = defaultdict(list)

    @property
    def faulty(self) -> int:
        """How many rows cannot be taken."""
        return self.counts[FigureEffect.FAULTY]

    @property
    def writing(self) -> int:
        """How many rows change something."""
        return self.counts[FigureEffect.NEW] + self.counts[FigureEffect.CHANGED]

    def add(self, figure: Figure, effect: FigureEffect, previous: float | None) -> None:
        """Count a row, and keep it while few rows like it are kept."""
        self.counts[effect] += 1
        group: str = effect
        if figure.messages and effect is not FigureEffect.FAULTY:
            self.warnings += 1
            group = "warning"
        kept = self._kept[group]
        if len(kept) < MOST_LISTED:
            kept.append((figure, effect, previous))

    def shown(
        self,
        *,
        written: bool,
        language: str,
        labels: Mapping[str, str] | None = None,
        notes: tuple[Words, ...] = (),
    ) -> FiguresResult:
        """The result in the reader's language; `labels` are what the file calls its columns."""
        chosen = [one for group in _NOTABLE for one in self._kept[group]][:MOST_LISTED]
        chosen.sort(key=lambda one: one[0].row)
        counts = {effect.value: self.counts[effect] for effect in FigureEffect}
        return FiguresResult(
            rows=[_row(*one, language, labels) for one in chosen],
            rows_left_out=sum(self.counts.values()) - len(chosen),
            counts=FigureCounts(**counts, warnings=self.warnings),
            notes=[note.in_language(language) for note in notes],
            written=written,
        )


def _row(
    figure: Figure,
    effect: FigureEffect,
    previous: float | None,
    language: str,
    labels: Mapping[str, str] | None,
) -> FigureResult:
    return FigureResult(
        row=figure.row,
        indicator_id=figure.indicator_id,
        period=figure.period,
        area_id=figure.area_id,
        breakdown=figure.breakdown,
        value=figure.value,
        effect=effect,
        previous_value=previous,
        messages=[
            FigureMessage(
                column=_label(one.column, language, labels),
                message=one.words.in_language(language),
                is_warning=one.is_warning,
            )
            for one in figure.messages
        ],
    )


def _label(column: str | None, language: str, labels: Mapping[str, str] | None) -> str | None:
    """What the file calls the column; in JSON it is the field's own name."""
    if labels is None or column is None:
        return column
    return labels.get(column) or _HEADINGS[column].in_language(language)
