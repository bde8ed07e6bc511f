"""The matrix, the comparison and the gap list as the contract describes them.

These answers are large and are written straight from plain rows; the models describe their shape,
and tests hold every answer against them.
"""

from datetime import datetime

from pydantic import Field

from samplan.gap.analysis import examples
from samplan.gap.terms import Block, Change, Reason, RoundStatus, Status
from samplan.methods.terms import AgeGroup, MethodKind, Substance
from samplan.organisations.terms import OrganisationKind
from samplan.sources.schemas import SourceDocumentInfo, SourcePlaceInfo
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link, Page, PageLinks


class Coverage(ApiModel):
    """How many offer something, of how many whose answer is known. A blank is not a no."""

    offered: int = Field(description="Offered, also through another provider")
    counted: int = Field(description="Known answers: offered, partly, not offered, other provider")
    share: float | None = Field(description="offered / counted, 0 to 1; null when nothing is known")
    unknown: int = Field(description="Asked, but no answer is known; not in counted")


class BlockCoverage(ApiModel):
    """Coverage among the municipalities and in the region's own cell."""

    municipalities: Coverage = Field(description="The municipalities")
    region: Coverage = Field(
        description="The region as a whole; its care levels are not counted again"
    )


class RoundReference(ApiModel):
    """What names a round."""

    id: str = Field(description="Slug", examples=["22-2021"])
    county_id: str = Field(description="County")
    year: int = Field(description="Year")
    title: Text = Field(description="Title")
    status: RoundStatus = Field(description="How far it has come")


class MatrixRound(RoundReference):
    """The round that the matrix shows."""

    edition_id: str | None = Field(description="The guideline's edition that it is held against")
    published_at: datetime | None = Field(
        description="When it was published", examples=["2026-11-22T05:00:00Z"]
    )


class MatrixOrganisation(ApiModel):
    """A column."""

    id: str = Field(description="SCB code or slug")
    name: Text = Field(description="Full name")
    short_name: str = Field(description="Name for the heading")
    kind: OrganisationKind = Field(description="What it is")
    parent_id: str | None = Field(description="What it lies under")
    block: Block = Field(description="Which block of columns it stands in")
    coverage: Coverage = Field(description="Over the methods shown")


class MatrixGroup(ApiModel):
    """A group that statements are about."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    member_count: int = Field(description="Members")


class MatrixCell(ApiModel):
    """What one organisation says of one method."""

    organisation_id: str = Field(description="The column")
    status: Status = Field(description="not_asked when the round did not ask")
    comment: str | None = Field(description="The organisation's own comment")
    source_place_id: str | None = Field(description="Where a source says so")
    entered_by: str | None = Field(description="Who entered it, a function and not a person")
    entered_at: datetime | None = Field(
        description="When it was entered, UTC", examples=["2026-11-22T05:00:00Z"]
    )
    revision: int | None = Field(description="The revision that wrote it")


class StatementReference(ApiModel):
    """What a source says of a group as a whole. Says nothing of a single member."""

    group_id: str = Field(description="The group")
    status: Status = Field(description="What is said")
    count: int | None = Field(description="How many, as stated; null when no number is given")
    total: int | None = Field(description="Of how many, as stated")
    source_place_id: str | None = Field(description="Where a source says so")


class MatrixMethod(ApiModel):
    """A row."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    printed_label: str | None = Field(description="What the round's source calls it in print")
    substance: Substance = Field(description="What it concerns")
    age_group: AgeGroup = Field(description="For whom")
    kind: MethodKind = Field(description="What sort")
    recommended: bool = Field(description="Whether the round's edition recommends it")
    priority: int | None = Field(
        description="The edition's priority, 1 is highest; null where not known"
    )
    variant_of: str | None = Field(description="The method that it is a form of")
    coverage: BlockCoverage = Field(description="Over the columns shown")
    cells: list[MatrixCell] = Field(description="In the order of organisations")
    group_statements: list[StatementReference] = Field(
        description="Statements about groups, beside the cells"
    )


class MatrixArea(ApiModel):
    """The rows of one area."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    coverage: BlockCoverage = Field(description="Over the area's methods")
    methods: list[MatrixMethod] = Field(description="In order")


class MatrixTotals(ApiModel):
    """Sums over what is shown."""

    methods: int = Field(description="Rows")
    cells: int = Field(description="Rows times columns")
    by_status: dict[Status, int] = Field(description="Cells by status; they add up to cells")
    coverage: BlockCoverage = Field(description="Over all rows")


class Sources(ApiModel):
    """The places that the answer's figures point at, and their documents."""

    documents: list[SourceDocumentInfo] = Field(description="By id")
    places: list[SourcePlaceInfo] = Field(description="By id")


class AnswerMeta(ApiModel):
    """How new the answer is."""

    revision: int = Field(description="The newest revision that changed the round")
    as_of: str = Field(
        description="What the answers are true of, as exact as known", examples=["2021"]
    )


class MatrixLinks(ApiModel):
    """The same figures in other forms, and the round."""

    self: Link = Field(description="This answer")
    csv: Link = Field(description="As CSV")
    xlsx: Link = Field(description="As XLSX")
    json_stat: Link = Field(description="As JSON-stat 2.0")
    round: Link = Field(description="The round")


class MatrixAnswer(ApiModel):
    """A round's methods by area, its organisations as columns."""

    model_config = example(**examples.MATRIX)

    round: MatrixRound = Field(description="The round")
    organisations: list[MatrixOrganisation] = Field(description="Columns, in order")
    groups: list[MatrixGroup] = Field(description="Groups that statements are about")
    areas: list[MatrixArea] = Field(description="Rows by area, in order")
    totals: MatrixTotals = Field(description="Sums")
    sources: Sources = Field(description="Where the figures come from")
    meta: AnswerMeta = Field(alias="_meta", description="How new the answer is")
    links: MatrixLinks = Field(alias="_links", description="Other forms")


class State(ApiModel):
    """What one round says of a subject."""

    round_id: str = Field(description="The round")
    status: Status = Field(description="not_asked when the round says nothing")
    count: int | None = Field(description="How many of a group, as stated")
    total: int | None = Field(description="Of how many, as stated")
    source_place_id: str | None = Field(description="Where a source says so")


class ChangeBetween(ApiModel):
    """What became of a subject between two rounds."""

    from_round_id: str = Field(description="The earlier round")
    to_round_id: str = Field(description="The later round")
    change: Change = Field(description="What changed")
    reason: Reason | None = Field(description="Why it cannot be compared, when it cannot")


class ComparedSubject(ApiModel):
    """An organisation or a group."""

    kind: str = Field(description="organisation or group", examples=["organisation"])
    id: str = Field(description="SCB code or slug")
    name: Text = Field(description="Name")
    states: list[State] = Field(description="One a round, oldest first")
    changes: list[ChangeBetween] = Field(description="One a pair of rounds that says anything")


class ComparedMethod(ApiModel):
    """A method over the rounds."""

    id: str = Field(description="Its newest id")
    name: Text = Field(description="Its newest name")
    area_id: str = Field(description="Area")
    area_name: Text = Field(description="The area's name")
    subjects: list[ComparedSubject] = Field(description="Everyone that any of the rounds asks")


class PairTotals(ApiModel):
    """Sums over one pair of rounds; the six classes add up to total."""

    from_round_id: str = Field(description="The earlier round")
    to_round_id: str = Field(description="The later round")
    improved: int = Field(description="Better now")
    worsened: int = Field(description="Worse now")
    unchanged: int = Field(description="The same")
    new: int = Field(description="Newly recommended")
    removed: int = Field(description="No longer recommended")
    not_comparable: int = Field(description="Cannot be compared, see reasons")
    total: int = Field(description="All pairs of method and subject")
    reasons: dict[Reason, int] = Field(
        description="Why not comparable; they add up to notComparable"
    )


class ComparisonLinks(ApiModel):
    """The same figures in other forms."""

    self: Link = Field(description="This answer")
    csv: Link = Field(description="As CSV")
    xlsx: Link = Field(description="As XLSX")


class ComparisonAnswer(ApiModel):
    """Two or more rounds, method by method."""

    model_config = example(**examples.COMPARISON)

    rounds: list[RoundReference] = Field(description="Oldest first")
    totals: list[PairTotals] = Field(
        description="Each round and the next; first and last when more than two"
    )
    methods: list[ComparedMethod] = Field(description="In the newest round's order")
    sources: Sources = Field(description="Where the figures come from")
    meta: AnswerMeta = Field(alias="_meta", description="How new the answer is")
    links: ComparisonLinks = Field(alias="_links", description="Other forms")


class GapPrincipal(ApiModel):
    """A principal and where a source says how it stands."""

    organisation_id: str = Field(description="SCB code")
    name: Text = Field(description="Name")
    source_place_id: str | None = Field(description="Where a source says so")


class Gap(ApiModel):
    """A recommended method that is missing somewhere."""

    rank: int = Field(description="1 is the most pressing")
    method_id: str = Field(description="The method")
    method_name: Text = Field(description="Its name")
    area_id: str = Field(description="Area")
    area_name: Text = Field(description="The area's name")
    substance: Substance = Field(description="What it concerns")
    age_group: AgeGroup = Field(description="For whom")
    kind: MethodKind = Field(description="What sort")
    priority: int | None = Field(
        description="The edition's priority, 1 is highest; null where not known"
    )
    lacking: list[GapPrincipal] = Field(description="Principals that do not offer it")
    partly: list[GapPrincipal] = Field(description="Principals that offer it partly")
    unknown: list[GapPrincipal] = Field(description="Principals whose answer is not known")
    lacking_count: int | None = Field(
        description="How many lack it; null when only a group's count is known"
    )
    known_count: int = Field(description="Principals whose answer is known")
    lacking_before: int | None = Field(
        description="How many lacked it in the previous round, where comparable"
    )
    group_statements: list[StatementReference] = Field(description="What is said of groups")


class ClosedGap(ApiModel):
    """A gap of the previous round that has closed."""

    method_id: str = Field(description="The method")
    method_name: Text = Field(description="Its name")
    organisation_id: str = Field(description="Who offers it now")
    organisation_name: Text = Field(description="Name")
    from_status: Status = Field(description="Then")
    to_status: Status = Field(description="Now")


class GapTotals(ApiModel):
    """Sums over the whole list."""

    methods: int = Field(description="Methods with a gap")
    lacking_cells: int = Field(description="Pairs of method and principal that lack it")
    partly_cells: int = Field(description="Pairs that offer it partly")
    closed: int = Field(description="Closed since the previous round")


class GapLinks(PageLinks):
    """Neighbouring pages, and the whole list in other forms."""

    csv: Link = Field(description="As CSV")
    xlsx: Link = Field(description="As XLSX")


class GapList(Page):
    """The gaps of a round by rank, in pages, and what has closed."""

    model_config = example(**examples.GAPS)

    round: RoundReference = Field(description="The round")
    previous_round: RoundReference | None = Field(description="The round before")
    gaps: list[Gap] = Field(description="The page's gaps")
    closed: list[ClosedGap] = Field(description="All that has closed since the previous round")
    totals: GapTotals = Field(description="Sums over the whole list")
    sources: Sources = Field(description="Where the figures come from")
    revision: int = Field(description="The newest revision that changed the round")
    as_of: str = Field(description="What the answers are true of, as exact as known")
    links: GapLinks = Field(alias="_links", description="Neighbouring pages and other forms")
