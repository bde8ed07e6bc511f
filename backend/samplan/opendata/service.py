"""What is published, as open datasets: made of the tables, and of nothing that is not published."""

import re
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.costs.tables import CostItem
from samplan.disclosure.model import Rule
from samplan.gap.reading import moment
from samplan.gap.tables import GapRound
from samplan.gap.terms import RoundStatus
from samplan.opendata.catalogue import (
    Catalogue,
    Distribution,
    Named,
    OpenDataset,
    Publisher,
)
from samplan.opendata.terms import FREQUENCY, DistributionForm, OpenDataKind
from samplan.organisations.tables import County
from samplan.plan.tables import Plan
from samplan.settings import Settings
from samplan.sources.service import documents, sources_of
from samplan.statistics.cube import PERIOD, CellStatus
from samplan.statistics.cubes import service as tables
from samplan.statistics.cubes.selection import read_selection
from samplan.statistics.datasets.service import summary
from samplan.statistics.gate import Gate
from samplan.statistics.tables import Dataset
from samplan.web.answers import LICENCES
from samplan.web.errors import ProblemError
from samplan.web.fields import text

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_FILES = (DistributionForm.CSV, DistributionForm.CSV_PLAIN, DistributionForm.XLSX)


def missing(settings: Settings) -> list[str]:
    """The settings that a data portal has to know and that nobody has set, by their names."""
    known = {
        "SAMPLAN_PUBLIC_URL": settings.public_url,
        "SAMPLAN_PUBLISHER_NAME": settings.publisher_name,
        "SAMPLAN_PUBLISHER_NUMBER": settings.publisher_number,
        "SAMPLAN_PUBLISHER_TYPE": settings.publisher_type,
        "SAMPLAN_OPEN_DATA_LICENCE": settings.open_data_licence,
        "SAMPLAN_CONTACT_EMAIL": "" if _is_example(settings) else settings.contact_email,
    }
    return [name for name, value in known.items() if not value]


def _is_example(settings: Settings) -> bool:
    example: str = type(settings).model_fields["contact_email"].default
    return settings.contact_email == example


def catalogue(settings: Settings, api_path: str, datasets: Sequence[OpenDataset]) -> Catalogue:
    """The catalogue of an installation where nothing is missing."""
    return Catalogue(
        public_url=settings.public_url.rstrip("/"),
        api_path=api_path,
        contact_email=settings.contact_email,
        publisher=Publisher(
            settings.publisher_name, settings.publisher_number, settings.publisher_type
        ),
        licence=LICENCES[settings.open_data_licence],
        datasets=datasets,
    )


def open_datasets(session: Session, rule: Rule) -> list[OpenDataset]:
    """Every dataset that nobody in particular may fetch, by county and kind."""
    # Whoever asks, it is listed as nobody in particular sees it.
    gate = Gate(session, Caller(), rule)
    counties = select(County).order_by(col(County.id))
    return [one for county in session.exec(counties) for one in _of_county(gate, county)]


def _of_county(gate: Gate, county: County) -> Iterator[OpenDataset]:
    yield from _statistics(gate, county)
    yield from _rounds(gate.session, county)
    yield from _plans(gate.session, county)
    yield from _costs(gate.session, county)


def _forms(path: str, *forms: DistributionForm) -> list[Distribution]:
    mark = "&" if "?" in path else "?"
    return [Distribution(form, f"{path}{mark}format={form}") for form in forms]


def _attribution(listed: Iterable[dict[str, object]]) -> Named:
    """What to write beside the figures; the documents' titles stand as they are."""
    titles = []
    for one in listed:
        title = one["title"]
        publisher = one["publisher"]
        named = str(title["sv"]) if isinstance(title, dict) else ""
        titles.append(f"{publisher}, {named}" if publisher else named)
    words = "; ".join(titles) or "Samplan"
    return text(f"Källa: {words}", f"Source: {words}")


def _statistics(gate: Gate, county: County) -> Iterator[OpenDataset]:
    rows = select(Dataset).where(col(Dataset.county_id) == county.id)
    for row in gate.session.exec(rows.order_by(col(Dataset.position), col(Dataset.id))):
        try:
            made = tables.make(gate, county.id, read_selection(row.selection or {}))
        except ProblemError:
            continue  # its address answers with the same problem: there is nothing to fetch
        shown = [cell for cell in made.table.cells if cell.status is CellStatus.OK]
        if not shown:
            continue
        at = [axis.id for axis in made.table.axes].index(PERIOD)
        first, last = _years(cell.key[at] for cell in shown)
        places = sources_of(gate.session, (cell.place_id for cell in shown))
        yield OpenDataset(
            id=f"statistics-{row.id}",
            kind=OpenDataKind.STATISTICS,
            county_id=county.id,
            county_name=county.name_sv,
            title=text(row.title_sv, row.title_en),
            description=summary(row) or text(row.title_sv, row.title_en),
            attribution=_attribution(places["documents"]),
            page="/kartlaggning",
            distributions=_forms(
                f"/datasets/{row.id}/data", DistributionForm.JSON, DistributionForm.JSON_STAT,
                *_FILES,
            ),
            first_year=first,
            last_year=last,
            modified_at=made.entered_at,
            frequency=_frequency(made),
        )  # fmt: skip


def _years(periods: Iterable[str]) -> tuple[int | None, int | None]:
    years = [int(year) for period in periods for year in _YEAR.findall(period)]
    return (min(years), max(years)) if years else (None, None)


def _frequency(made: tables.Made) -> str | None:
    """How often figures come, where all of the dataset's indicators are measured alike."""
    measured = {str(made.names.indicators[one].frequency) for one in made.selection.indicators}
    return FREQUENCY.get(measured.pop()) if len(measured) == 1 else None


def _rounds(session: Session, county: County) -> Iterator[OpenDataset]:
    published = select(GapRound).where(
        col(GapRound.county_id) == county.id, col(GapRound.status) == RoundStatus.PUBLISHED
    )
    for row in session.exec(published.order_by(col(GapRound.year), col(GapRound.id))):
        attribution = _attribution(documents(session, [row.document_id] if row.document_id else []))
        for kind, id_, path, page, sv, en, forms in (
            (
                OpenDataKind.GAP_MATRIX,
                f"gap-matrix-{row.id}",
                f"/gap-matrices/{row.id}",
                f"/gap/matris?round={row.id}",
                "vilka rekommenderade metoder som erbjuds var",
                "which recommended methods are offered where",
                (DistributionForm.JSON, DistributionForm.JSON_STAT, *_FILES),
            ),
            (
                OpenDataKind.GAPS,
                f"gaps-{row.id}",
                f"/gaps?round={row.id}",
                f"/gap/luckor?round={row.id}",
                "rekommenderade metoder som saknas",
                "recommended methods that are lacking",
                _FILES,
            ),
        ):
            yield OpenDataset(
                id=id_,
                kind=kind,
                county_id=county.id,
                county_name=county.name_sv,
                title=_joined(row.title_sv, row.title_en, county, sv, en),
                description=_described(county, row.year, sv, en),
                attribution=attribution,
                page=page,
                distributions=_forms(path, *forms),
                first_year=row.year,
                last_year=row.year,
                issued_at=moment(row.published_at),
            )


def _joined(sv: str, en: str | None, county: County, tail_sv: str, tail_en: str) -> Named:
    name_en = county.name_en or county.name_sv
    return text(
        f"{sv}, {county.name_sv}: {tail_sv}", f"{en or sv}, {name_en}: {tail_en}" if en else None
    )


def _described(county: County, year: int, sv: str, en: str) -> Named:
    name_en = county.name_en or county.name_sv
    return text(
        f"GAP-analys {year} i {county.name_sv}: {sv}. Tomt är inte noll: vad som inte är frågat "
        "och vad som inte är känt står var för sig.",
        f"Gap analysis {year} of {name_en}: {en}. A blank is not a zero: what was not asked and "
        "what is not known are kept apart.",
    )


def _plans(session: Session, county: County) -> Iterator[OpenDataset]:
    for row in _plans_of(session, county):
        yield OpenDataset(
            id=f"plan-{row.id}",
            kind=OpenDataKind.PLAN,
            county_id=county.id,
            county_name=county.name_sv,
            title=_joined(row.title_sv, row.title_en, county, "aktiviteter", "activities"),
            description=text(
                f"Aktiviteterna i planen för {county.name_sv}: steg, ansvariga och hur långt de "
                "har kommit.",
                f"The activities of the plan of {county.name_en or county.name_sv}: steps, who is "
                "responsible and how far they have come.",
            ),
            attribution=_of_plan(session, row),
            page="/planen",
            distributions=_forms(f"/activities?plan={row.id}", *_FILES),
            first_year=row.first_year,
            last_year=row.first_year + row.years - 1 if row.first_year and row.years else None,
        )


def _plans_of(session: Session, county: County) -> Sequence[Plan]:
    rows = select(Plan).where(col(Plan.county_id) == county.id)
    return session.exec(rows.order_by(col(Plan.position), col(Plan.id))).all()


def _of_plan(session: Session, row: Plan) -> Named:
    return _attribution(sources_of(session, [row.place_id])["documents"])


def _costs(session: Session, county: County) -> Iterator[OpenDataset]:
    places = sa.select(col(CostItem.place_id)).where(col(CostItem.county_id) == county.id)
    named = session.connection().execute(places.distinct()).scalars().all()
    if not named:
        return
    attribution = _attribution(sources_of(session, named)["documents"])
    yield OpenDataset(
        id=f"cost-items-{county.id}",
        kind=OpenDataKind.COST_ITEMS,
        county_id=county.id,
        county_name=county.name_sv,
        title=text(f"Kostnadsposter, {county.name_sv}", f"Cost items, {county.name_en}"
                   if county.name_en else None),
        description=text(
            "Vad det som behövs kostar, som spann i kronor, med vem som betalar och vad ingen har "
            "räknat på.",
            "What is needed costs, as ranges in kronor, with who pays and what nobody has costed.",
        ),
        attribution=attribution,
        page="/kostnader/poster",
        distributions=_forms(f"/cost-items?county={county.id}", *_FILES),
    )  # fmt: skip
    for row in _plans_of(session, county):
        yield OpenDataset(
            id=f"cost-sums-{row.id}",
            kind=OpenDataKind.COST_SUMS,
            county_id=county.id,
            county_name=county.name_sv,
            title=_joined(
                row.title_sv, row.title_en, county, "kostnader per steg", "costs by step"
            ),
            description=text(
                "Vad planens steg kostar, som summor av spann i kronor. Vad ingen har räknat på "
                "står vid sidan och är inte noll.",
                "What the plan's steps cost, as sums of ranges in kronor. What nobody has costed "
                "stands beside and is not nought.",
            ),
            attribution=attribution,
            page="/kostnader",
            distributions=_forms(
                f"/cost-summaries?plan={row.id}&by=step", DistributionForm.JSON, *_FILES
            ),
        )
