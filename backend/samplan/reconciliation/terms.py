"""Vocabulary of findings: places where the figures disagree with one another."""

from enum import StrEnum


class FindingKind(StrEnum):
    """What disagrees with what."""

    COUNT_AGAINST_CELLS = "count_against_cells"
    """A count about a group, and the members' own cells for the same method."""
    COUNT_AGAINST_FORMS = "count_against_forms"
    """A count about a group, and the members' cells for the forms that the method has."""
    COUNT_AGAINST_NEAR = "count_against_near"
    """A count about a group, and the members' cells for a method wider or narrower than it."""
    STATUS_AGAINST_COUNT = "status_against_count"
    """A statement's status, and its own count."""
    STATUS_AGAINST_CELLS = "status_against_cells"
    """A statement's status, and the members' own cells for the same method."""
    BLANK_AGAINST_CELLS = "blank_against_cells"
    """A statement that says nothing, where every member has an answer."""
    WHOLE_AGAINST_PART = "whole_against_part"
    """What is said of an organisation, and of the levels within it."""


class Certainty(StrEnum):
    """How sure it is that a finding is a disagreement and not two ways to ask."""

    CERTAIN = "certain"
    """The same thing is said in two ways that cannot both be so."""
    LIKELY = "likely"
    """What is compared belongs together but need not be counted alike."""
    POSSIBLE = "possible"
    """An indication to look at."""


class ReviewState(StrEnum):
    """What a lead has said of a finding."""

    OPEN = "open"
    EXPLAINED = "explained"
    """There is a reason that both sides are as they are."""
    ACCEPTED = "accepted"
    """It is a fault, and it is known."""


class Domain(StrEnum):
    """Which of a county's figures a finding is about."""

    GAP = "gap"
    STATISTICS = "statistics"
    QUESTIONNAIRES = "questionnaires"
    COSTS = "costs"
    PLAN = "plan"


class CountyFindingKind(StrEnum):
    """What disagrees with what, over everything that a county has published."""

    COUNT_AGAINST_CELLS = "count_against_cells"
    COUNT_AGAINST_FORMS = "count_against_forms"
    COUNT_AGAINST_NEAR = "count_against_near"
    STATUS_AGAINST_COUNT = "status_against_count"
    STATUS_AGAINST_CELLS = "status_against_cells"
    BLANK_AGAINST_CELLS = "blank_against_cells"
    WHOLE_AGAINST_PART = "whole_against_part"
    PARTS_AGAINST_TOTAL = "parts_against_total"
    """Parts, and the total that they should add up to."""
    SHARES_AGAINST_HUNDRED = "shares_against_hundred"
    """Shares of the parts of a whole, and a hundred per cent."""
    SHARE_IMPOSSIBLE = "share_impossible"
    """A percentage that no whole number of the answers gives."""
    AVERAGE_AGAINST_PARTS = "average_against_parts"
    """An average, and its sum divided by its count."""
    SHARE_AGAINST_COUNTS = "share_against_counts"
    """A percentage, and the two counts that it is of."""
    PART_LARGER_THAN_WHOLE = "part_larger_than_whole"
    """A part, and the whole that it is a part of."""
    SAME_FIGURE_TWICE = "same_figure_twice"
    """The same figure as two places give it."""
    STATED_TOTAL_AGAINST_ROWS = "stated_total_against_rows"
    """A printed total of costs, and the sum of the rows that it is printed with."""
    TEXT_AGAINST_TABLE = "text_against_table"
    """A cost as another place gives it, such as running text, and the rows of the table."""
    STAFF_SHARE_AGAINST_MONEY = "staff_share_against_money"
    """What the posts of a cost come to by what a full-time post costs, and its amount."""
    PAYERS_AGAINST_WHOLE = "payers_against_whole"
    """The shares of those who pay with what nobody pays, and a hundred per cent."""
    COUNTED_TWICE = "counted_twice"
    """Two costs that are both counted and look like one and the same."""
    PARTICIPANT_WITHOUT_FIGURE = "participant_without_figure"
    """An organisation that takes part without a cost, where others of its kind have theirs."""
    LEAD_AGAINST_DERIVED = "lead_against_derived"
    """What the lead reports of an activity, and what its organisations do."""
    DONE_BUT_GAP_REMAINS = "done_but_gap_remains"
    """An activity that was reported done, and a later round that still shows a gap it names."""
