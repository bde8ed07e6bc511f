"""What the vocabularies are called in an export, the same words as in the browser."""

from collections.abc import Mapping
from typing import Final, Literal

from samplan.costs.terms import (
    Bound,
    Confidence,
    Grouping,
    LeftOut,
    NotCosted,
    PeriodFrom,
    SharingRule,
    SpreadModel,
    StatementKind,
    Unit,
    Unsummed,
    Vat,
)
from samplan.costs.terms import Frequency as CostFrequency
from samplan.gap.cells import Text
from samplan.gap.terms import Change, Reason, RoundStatus
from samplan.gap.words import STATUS_WORDS
from samplan.mail.terms import MailProblem, MailStatus
from samplan.methods.terms import AgeGroup, LineageKind, MethodKind, Substance
from samplan.organisations.terms import OrganisationKind, Provider
from samplan.plan.terms import Part
from samplan.questionnaires.terms import MessageKind, QuestionType, ResponseState
from samplan.questionnaires.terms import RoundStatus as QuestionnaireRoundStatus
from samplan.reconciliation.terms import (
    Certainty,
    CountyFindingKind,
    Domain,
    FindingKind,
    ReviewState,
)
from samplan.statistics.collections.schemas import ReportState
from samplan.statistics.terms import (
    CollectionStatus,
    Counted,
    Frequency,
    Measure,
    Qualifier,
    Quality,
)

Language = Literal["sv", "en"]
Words = Mapping[str, Text]


def words_of(**pairs: tuple[str, str]) -> dict[str, Text]:
    """Return the words of a vocabulary: for each code, its word in Swedish and in English."""
    return {code: {"sv": sv, "en": en} for code, (sv, en) in pairs.items()}


STATUS: Words = STATUS_WORDS
ROUND_STATUS: Words = words_of(
    draft=("Utkast", "Draft"),
    open=("Öppen", "Open"),
    under_review=("Granskas", "Under review"),
    published=("Fastställd", "Published"),
)
SUBSTANCE: Words = words_of(
    alcohol=("Alkohol", "Alcohol"),
    drugs=("Narkotika", "Drugs"),
    cannabis=("Cannabis", "Cannabis"),
    stimulants=("Centralstimulantia", "Stimulants"),
    opioids=("Opioider", "Opioids"),
    opioid_analgesics=("Opioidanalgetika", "Opioid analgesics"),
    benzodiazepines=("Bensodiazepiner", "Benzodiazepines"),
    gambling=("Spel om pengar", "Gambling"),
    several=("Flera", "Several"),
)
AGE_GROUP: Words = words_of(
    adult=("Vuxna", "Adults"), youth=("Unga", "Youth"), all=("Alla åldrar", "All ages")
)
METHOD_KIND: Words = words_of(
    screening=("Screening", "Screening"),
    assessment=("Bedömning", "Assessment"),
    medical_test=("Medicinska tester", "Medical tests"),
    drug_treatment=("Läkemedel", "Drug treatment"),
    psychosocial=("Psykosocial behandling", "Psychosocial treatment"),
    support=("Stöd", "Support"),
)
ORGANISATION_KIND: Words = words_of(
    region=("Region", "Region"),
    municipality=("Kommun", "Municipality"),
    care_level=("Vårdnivå", "Care level"),
    unit=("Enhet", "Unit"),
    group=("Grupp", "Group"),
)
PROVIDER: Words = words_of(public=("Offentlig", "Public"), private=("Privat", "Private"))
LINEAGE: Words = words_of(
    same=("Samma", "Same"),
    widened=("Breddad", "Widened"),
    narrowed=("Avsmalnad", "Narrowed"),
    split=("Uppdelad", "Split"),
    merged=("Sammanslagen", "Merged"),
    renamed=("Omdöpt", "Renamed"),
    new=("Ny", "New"),
    removed=("Borttagen", "Removed"),
)
CHANGE: Words = words_of(
    improved=("Bättre", "Improved"),
    worsened=("Sämre", "Worsened"),
    unchanged=("Oförändrad", "Unchanged"),
    new=("Ny", "New"),
    removed=("Borttagen", "Removed"),
    not_comparable=("Kan inte jämföras", "Cannot be compared"),
)
REASON: Words = words_of(
    widened=(
        "metoden har breddats mellan riktlinjerna",
        "the method was widened between the guidelines",
    ),
    narrowed=(
        "metoden har smalnats av mellan riktlinjerna",
        "the method was narrowed between the guidelines",
    ),
    split=("metoden har delats upp", "the method was split"),
    merged=("metoden har slagits ihop med en annan", "the method was merged with another"),
    not_asked=("frågan ställdes inte båda gångerna", "the question was not asked both times"),
    only_group_count=(
        "det ena svaret gäller bara hela gruppen",
        "one of the answers is about the whole group only",
    ),
    unknown=("svar saknas i någon av omgångarna", "no answer is known in one of the rounds"),
    not_applicable=(
        "metoden är inte aktuell för verksamheten",
        "the method does not apply to the service",
    ),
)
CERTAINTY: Words = words_of(
    certain=("Säker", "Certain"), likely=("Trolig", "Likely"), possible=("Möjlig", "Possible")
)
FINDING_KIND: Words = words_of(
    count_against_cells=("Antal mot celler", "Count against cells"),
    count_against_forms=("Antal mot metodens former", "Count against the method's forms"),
    count_against_near=("Antal mot närliggande metod", "Count against a near method"),
    status_against_count=("Status mot eget antal", "Status against its own count"),
    status_against_cells=("Status mot celler", "Status against cells"),
    blank_against_cells=("Tom uppgift mot celler", "Blank against cells"),
    whole_against_part=("Helheten mot delarna", "The whole against its parts"),
)
QUESTION_TYPE: Words = words_of(
    yes_no=("Ja eller nej", "Yes or no"),
    one=("Ett val", "One choice"),
    several=("Flera val", "Several choices"),
    scale=("Skala", "Scale"),
    number=("Tal", "Number"),
    text=("Text", "Text"),
)
COUNTY_FINDING_KIND: Words = {
    **FINDING_KIND,
    **words_of(
        parts_against_total=("Delar mot totalen", "Parts against the total"),
        shares_against_hundred=("Andelar mot 100 procent", "Shares against 100 per cent"),
        share_impossible=("Omöjlig andel", "Impossible share"),
        average_against_parts=("Medelvärde mot summa och antal", "Average against sum and count"),
        share_against_counts=("Andel mot antal", "Share against counts"),
        part_larger_than_whole=("Del större än helheten", "Part larger than the whole"),
        same_figure_twice=("Samma uppgift på två ställen", "The same figure in two places"),
        stated_total_against_rows=("Angiven summa mot raderna", "Stated total against its rows"),
        text_against_table=("Text mot tabell", "Text against table"),
        staff_share_against_money=("Tjänster mot belopp", "Posts against money"),
        payers_against_whole=("Betalare mot helheten", "Payers against the whole"),
        counted_twice=("Räknad två gånger", "Counted twice"),
        participant_without_figure=("Deltar utan kostnad", "Takes part without a cost"),
        lead_against_derived=("Ledningen mot organisationerna", "Lead against organisations"),
        done_but_gap_remains=("Klar, men luckan finns kvar", "Done, but the gap remains"),
    ),
}
DOMAIN: Words = words_of(
    gap=("GAP-analys", "Gap analysis"),
    statistics=("Statistik", "Statistics"),
    questionnaires=("Enkäter", "Questionnaires"),
    costs=("Kostnader", "Costs"),
    plan=("Planen", "The plan"),
)
REVIEW_STATE: Words = words_of(
    open=("Öppen", "Open"), explained=("Förklarad", "Explained"), accepted=("Godtagen", "Accepted")
)
COLUMN_STATE: Words = words_of(
    not_started=("Inte börjat", "Not started"),
    started=("Pågår", "Under way"),
    complete=("Klar", "Complete"),
)
COLLECTION_STATUS: Words = words_of(
    draft=("Utkast", "Draft"), open=("Öppen", "Open"), published=("Fastställd", "Published")
)
REPORT_STATE: Words = words_of(
    nothing=("Inget lämnat", "Nothing"), part=("Delvis", "In part"), done=("Klar", "Done")
)
MEASURE: Words = words_of(
    count=("Antal", "Count"),
    share=("Andel", "Share"),
    average=("Medeltal", "Average"),
    amount=("Belopp", "Amount"),
    change=("Förändring", "Change"),
    rank=("Placering", "Rank"),
    other=("Annat", "Other"),
)
COUNTED: Words = words_of(
    persons=("Personer", "Persons"), answers=("Svar", "Answers"), things=("Annat", "Other things")
)
FREQUENCY: Words = words_of(
    year=("År", "Year"),
    half_year=("Halvår", "Half-year"),
    quarter=("Kvartal", "Quarter"),
    date=("Datum", "Date"),
)
QUALIFIER: Words = words_of(
    exact=("Exakt", "Exact"),
    about=("Cirka", "About"),
    more_than=("Mer än", "More than"),
    at_least=("Minst", "At least"),
    less_than=("Färre än", "Fewer than"),
    up_to=("Upp till", "Up to"),
)
QUALITY: Words = words_of(
    measured=("Uppmätt", "Measured"),
    estimate=("Uppskattning", "Estimate"),
    uncertain=("Osäker", "Uncertain"),
    not_representative=("Inte representativ", "Not representative"),
)
ACTION: Words = words_of(
    create=("Lade till", "Added"), update=("Ändrade", "Changed"), delete=("Tog bort", "Removed")
)
CELL_STATUS: Words = words_of(
    ok=("Tal", "Number"),
    missing=("Uppgift saknas", "No figure given"),
    withheld=("Skyddas", "Withheld"),
    no_number=("Inget tal", "No number"),
)
YES_NO: Final[Words] = words_of(true=("Ja", "Yes"), false=("Nej", "No"))

QUESTIONNAIRE_ROUND_STATUS: Words = words_of(
    draft=("Utkast", "Draft"),
    open=("Öppen", "Open"),
    closed=("Stängd", "Closed"),
    published=("Publicerad", "Published"),
)
RESPONSE_STATE: Words = words_of(
    not_opened=("Inte öppnat", "Not opened"),
    opened=("Öppnat", "Opened"),
    begun=("Börjat svara", "Begun"),
    submitted=("Inskickat", "Sent in"),
)
MESSAGE_KIND: Words = words_of(
    invitation=("Inbjudan", "Invitation"), reminder=("Påminnelse", "Reminder")
)
MAIL_STATUS: Words = words_of(
    queued=("På väg", "On its way"), sent=("Skickat", "Sent"), failed=("Gick inte", "Failed")
)
MAIL_PROBLEM: Words = words_of(
    no_connection=("E-postservern svarar inte", "The mail server does not answer"),
    no_encryption=(
        "Anslutningen till e-postservern kan inte skyddas",
        "The connection to the mail server cannot be made safe",
    ),
    login_refused=(
        "E-postservern tar inte emot inloggningen",
        "The mail server does not take the sign-in",
    ),
    address_refused=(
        "E-postservern tar inte emot adressen",
        "The mail server does not take the address",
    ),
    not_accepted=(
        "E-postservern tar inte emot meddelandet just nu",
        "The mail server does not take the message just now",
    ),
    not_written=("Meddelandet kunde inte skrivas", "The message could not be written"),
    nothing_to_send=(
        "Behövdes inte längre när det skulle skickas",
        "No longer wanted when its turn came",
    ),
)

BOUND: Words = words_of(
    exact=("Exakt", "Exact"),
    about=("Cirka", "About"),
    at_least=("Minst", "At least"),
    at_most=("Upp till", "Up to"),
    not_costed=("Ej beräknat", "Not costed"),
)
NOT_COSTED: Words = words_of(
    no_price=("Källan anger inget pris", "The source gives no price"),
    no_calculation=("Ingen har räknat på det", "Nobody has calculated it"),
)
UNSUMMED: Words = words_of(
    no_price=("Priset saknas i källan", "The source gives no price"),
    no_calculation=("Ingen har räknat på det", "Nobody has calculated it"),
    no_quantity=(
        "Det finns ett pris, men ingen har sagt hur många det gäller",
        "There is a price, but nobody has said how many",
    ),
    no_frequency=(
        "Det finns ett pris, men ingen har sagt hur ofta det behövs",
        "There is a price, but nobody has said how often",
    ),
)
UNIT: Words = words_of(
    year=("Per år", "A year"),
    once=("En gång", "Once"),
    course=("Per kurs", "Per course"),
    participant=("Per deltagare", "Per participant"),
    person_month=("Per person och månad", "Per person and month"),
    fte=("Per årsarbetare", "Per full-time post"),
)
COST_FREQUENCY: Words = words_of(
    yearly=("Varje år", "Every year"),
    every_n_years=("Med några års mellanrum", "Every few years"),
    once=("En gång", "Once"),
    as_needed=("Vid behov", "As needed"),
)
VAT: Words = words_of(
    included=("Med moms", "With VAT"),
    excluded=("Utan moms", "Without VAT"),
    not_stated=(
        "Källan säger inte om moms ingår",
        "The source does not say whether VAT is included",
    ),
)
CONFIDENCE: Words = words_of(
    high=("Hög", "High"),
    medium=("Medel", "Medium"),
    low=("Låg", "Low"),
    not_assessed=("Inte bedömd", "Not assessed"),
)
STATEMENT_KIND: Words = words_of(
    printed_total=("Tryckt summa", "Printed total"),
    other_place=("Samma sak på annan plats", "The same thing at another place"),
)
GROUPING: Words = words_of(
    step=("Steg", "Step"),
    activity=("Aktivitet", "Activity"),
    organisation=("Organisation", "Organisation"),
    role=("Roll", "Role"),
    year=("År", "Year"),
    recurrence=("Återkommande eller engångs", "Recurring or one-off"),
    item=("Kostnad", "Cost"),
)
SHARING_RULE: Words = words_of(
    stated=("Som varje kostnad säger", "As each cost says"),
    equal=("Lika delar", "Equal parts"),
    inhabitants=("Efter invånare", "By inhabitants"),
    weights=("Efter egna vikter", "By weights of one's own"),
)
SPREAD_MODEL: Words = words_of(
    independent=("Var för sig", "Independently of each other"),
    together=("Alla tillsammans", "All together"),
)
PART: Words = words_of(
    responsible=("Ansvarig", "Responsible"),
    participating=("Deltar", "Takes part"),
    consulted=("Rådfrågas", "Is consulted"),
    informed=("Informeras", "Is informed"),
)
LEFT_OUT: Words = words_of(
    optional=("Eventuell", "Optional"),
    alternative=("Ett sätt att utföra en annan", "One way to carry out another"),
    not_chosen=("Inte vald", "Not chosen"),
    outside_years=("Utanför åren", "Outside the years"),
)
PERIOD_FROM: Words = words_of(
    asked=("som de efterfrågats", "as they were asked for"),
    scenario=("enligt scenariot", "by the scenario"),
    plan=("enligt planen", "by the plan"),
)

VOCABULARIES: Final = (
    (ROUND_STATUS, RoundStatus),
    (SUBSTANCE, Substance),
    (AGE_GROUP, AgeGroup),
    (METHOD_KIND, MethodKind),
    (ORGANISATION_KIND, OrganisationKind),
    (PROVIDER, Provider),
    (LINEAGE, LineageKind),
    (CHANGE, Change),
    (REASON, Reason),
    (CERTAINTY, Certainty),
    (FINDING_KIND, FindingKind),
    (QUESTIONNAIRE_ROUND_STATUS, QuestionnaireRoundStatus),
    (RESPONSE_STATE, ResponseState),
    (MESSAGE_KIND, MessageKind),
    (MAIL_STATUS, MailStatus),
    (MAIL_PROBLEM, MailProblem),
    (COUNTY_FINDING_KIND, CountyFindingKind),
    (DOMAIN, Domain),
    (QUESTION_TYPE, QuestionType),
    (REVIEW_STATE, ReviewState),
    (COLLECTION_STATUS, CollectionStatus),
    (REPORT_STATE, ReportState),
    (MEASURE, Measure),
    (COUNTED, Counted),
    (FREQUENCY, Frequency),
    (QUALIFIER, Qualifier),
    (QUALITY, Quality),
    (BOUND, Bound),
    (NOT_COSTED, NotCosted),
    (UNSUMMED, Unsummed),
    (UNIT, Unit),
    (COST_FREQUENCY, CostFrequency),
    (VAT, Vat),
    (CONFIDENCE, Confidence),
    (STATEMENT_KIND, StatementKind),
    (GROUPING, Grouping),
    (SHARING_RULE, SharingRule),
    (SPREAD_MODEL, SpreadModel),
    (LEFT_OUT, LeftOut),
    (PERIOD_FROM, PeriodFrom),
    (PART, Part),
)
"""Which words are whose, so that a test can tell that none is missing."""


def said(name: Text | str | None, language: Language) -> str | None:
    """Return a name in a language, Swedish where there is no other; a plain text as it is."""
    if name is None or isinstance(name, str):
        return name
    return name["en"] or name["sv"] if language == "en" else name["sv"]


def word(words: Words, code: str | None, language: Language) -> str | None:
    """Return what a code is called; the code itself when it has no word."""
    if code is None:
        return None
    return said(words[code], language) if code in words else code
