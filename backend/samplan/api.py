"""The table of contents of the API: each domain's router, in the order of the story."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from starlette.routing import BaseRoute

from samplan.auth.configuration import provider_settings
from samplan.auth.dependencies import Permitted
from samplan.auth.gate import Recognised
from samplan.auth.limits_router import router as limits
from samplan.auth.provider import Provider
from samplan.auth.rates import RateLimits
from samplan.auth.router import router as auth
from samplan.auth.schemas import SizeInfo
from samplan.auth.sign_ins_router import router as sign_ins
from samplan.auth.terms import Permission
from samplan.auth.tokens import LONGEST_TOKEN
from samplan.chain.activities_router import router as chain_activities
from samplan.chain.router import router as chain
from samplan.changes.router import MOST_IN_FILE
from samplan.changes.router import router as changes
from samplan.costs.indexes.router import router as cost_indexes
from samplan.costs.items.router import router as cost_items
from samplan.costs.roles.router import router as cost_roles
from samplan.costs.scenarios.router import router as cost_scenarios
from samplan.costs.statements.router import router as cost_statements
from samplan.costs.summaries.router import router as cost_summaries
from samplan.costs.summaries.sharing_router import router as cost_sharings
from samplan.costs.today.router import router as costs_today
from samplan.county_documents.router import router as county_documents
from samplan.db.engine import Database
from samplan.db.places import Places
from samplan.exports.files import read_form, read_table, write_file, write_rows
from samplan.gap.analysis.router import router as gap_analysis
from samplan.gap.corrections.router import router as gap_corrections
from samplan.gap.reporting.router import router as gap_reporting
from samplan.gap.rounds.router import router as gap_rounds
from samplan.gap.uploads.router import router as gap_uploads
from samplan.info.router import API_VERSION
from samplan.info.router import router as info
from samplan.keys.router import router as keys
from samplan.methods.router import router as methods
from samplan.opendata.router import router as opendata
from samplan.organisations.router import router as organisations
from samplan.plan.activities.router import router as activities
from samplan.plan.agreements.router import router as plan_agreements
from samplan.plan.decisions.boards_router import router as plan_boards
from samplan.plan.decisions.matrix_router import router as plan_decision_matrices
from samplan.plan.decisions.matters_router import router as plan_matters
from samplan.plan.decisions.router import router as plan_decisions
from samplan.plan.impact.checks_router import router as plan_checks
from samplan.plan.impact.follow_ups_router import router as plan_follow_ups
from samplan.plan.impact.router import router as plan_impact
from samplan.plan.outline.goals_router import router as plan_goals
from samplan.plan.outline.points_router import router as plan_points
from samplan.plan.outline.responsibilities_router import router as plan_responsibilities
from samplan.plan.outline.steps_router import router as plan_steps
from samplan.plan.progress.overview_router import router as progress_overviews
from samplan.plan.progress.router import router as progress_reports
from samplan.plan.router import router as plan
from samplan.plan.training.courses_router import router as plan_courses
from samplan.plan.training.router import router as plan_training
from samplan.plan.versions.router import router as plan_versions
from samplan.questionnaires.answering.router import router as questionnaire_answering
from samplan.questionnaires.forms.router import router as questionnaire_forms
from samplan.questionnaires.results.router import router as questionnaire_results
from samplan.questionnaires.rounds.recipients_router import router as questionnaire_recipients
from samplan.questionnaires.rounds.router import router as questionnaire_rounds
from samplan.reconciliation.county.router import router as county_findings
from samplan.reconciliation.router import router as reconciliation
from samplan.reports.router import router as reports
from samplan.settings import Settings
from samplan.sources.router import router as sources
from samplan.statistics.catalogue.router import router as statistics_catalogue
from samplan.statistics.collections.router import router as statistics_collections
from samplan.statistics.cubes.router import router as statistics_cubes
from samplan.statistics.datasets.router import router as statistics_datasets
from samplan.statistics.observations.router import MOST_ROWS_OF_A_SHEET
from samplan.statistics.observations.router import router as statistics_observations
from samplan.statistics.reporting.router import router as statistics_reporting
from samplan.web import errors
from samplan.web.answers import ONLY_JSON, answers_only_json
from samplan.web.caching import ConditionalReads
from samplan.web.lifecycle import LEAVING, Farewells
from samplan.web.openapi import finished_schema
from samplan.web.paging import MAX_LIMIT
from samplan.webhooks.catalogue import describe_in
from samplan.webhooks.router import router as webhooks

API_PATH = "/samplan/v1"

ROUTERS = (
    info,
    organisations,
    sources,
    methods,
    gap_rounds,
    gap_analysis,
    gap_reporting,
    gap_uploads,
    gap_corrections,
    statistics_catalogue,
    statistics_collections,
    statistics_reporting,
    statistics_observations,
    statistics_cubes,
    statistics_datasets,
    questionnaire_forms,
    questionnaire_rounds,
    questionnaire_recipients,
    questionnaire_answering,
    questionnaire_results,
    plan,
    plan_steps,
    plan_goals,
    plan_points,
    plan_responsibilities,
    plan_boards,
    plan_matters,
    plan_decisions,
    plan_decision_matrices,
    plan_agreements,
    plan_courses,
    plan_training,
    activities,
    progress_reports,
    progress_overviews,
    plan_versions,
    plan_impact,
    plan_checks,
    plan_follow_ups,
    cost_items,
    cost_statements,
    cost_scenarios,
    cost_summaries,
    cost_sharings,
    costs_today,
    cost_roles,
    cost_indexes,
    chain,
    chain_activities,
    reconciliation,
    county_findings,
    reports,
    county_documents,
    opendata,
    changes,
    webhooks,
    auth,
    sign_ins,
    limits,
    keys,
)

TAGS = [
    {"name": name, "description": f"{sv} / {en}"}
    for name, sv, en in (
        ("info", "Vad API:et är och hur det står till.", "What the API is and how it stands."),
        (
            "organisations",
            "Län, huvudmän, vårdnivåer, enheter och grupper.",
            "Counties, principals, care levels, units and groups.",
        ),
        (
            "sources",
            "Dokument som uppgifterna kommer från, och ställen i dem.",
            "Documents that figures come from, and places in them.",
        ),
        ("methods", "Riktlinjer, områden och metoder.", "Guidelines, areas and methods."),
        (
            "gap",
            "GAP-analys: omgångar, matris, jämförelse, luckor och rapportering.",
            "Gap analysis: rounds, matrix, comparison, gaps and reporting.",
        ),
        (
            "statistics",
            "Statistik: nyckeltal, insamlingar, uppgifter och tabeller.",
            "Statistics: indicators, collections, figures and tables.",
        ),
        (
            "questionnaires",
            "Enkäter: formulär, omgångar, inbjudningar, svar och resultat.",
            "Questionnaires: forms, rounds, invitations, answers and results.",
        ),
        ("plan", "Planen: steg och aktiviteter.", "The plan: steps and activities."),
        (
            "costs",
            "Kostnader: poster, roller, prisindex, scenarier och summor.",
            "Costs: items, occupations, price indexes, scenarios and sums.",
        ),
        (
            "chain",
            "Kedjan: från lucka till aktivitet, kostnad, beslut och nästa omgång.",
            "The chain: from gap to activity, cost, decision and the next round.",
        ),
        (
            "reconciliation",
            "Avstämning: var uppgifter säger emot varandra.",
            "Where figures disagree.",
        ),
        ("reports", "Rapporter till nämnder.", "Reports to boards."),
        (
            "documents",
            "Ett helt län som ett dokument: ut, in och som mall.",
            "A whole county as one document: out, in and as a template.",
        ),
        (
            "opendata",
            "Öppna data: datamängder under fasta adresser, med licens och källa.",
            "Open data: datasets under permanent addresses, with licence and source.",
        ),
        ("history", "Vem som ändrade vad och när.", "Who changed what and when."),
        (
            "webhooks",
            "Webhookar: andra system får veta vad som händer.",
            "Webhooks: others' systems are told what happens.",
        ),
        ("auth", "Inloggning, roller och nycklar.", "Sign-in, roles and keys."),
    )
]

DESCRIPTION = Path(__file__).with_name("description.md").read_text(encoding="utf-8")


def create_api(settings: Settings, database: Database, *, telemetry: TelemetryConfig) -> FastAPI:
    """The API as an application of its own, to be mounted at API_PATH."""
    guide = f"{public_address(settings)}/utvecklare"
    app = FastAPI(
        title="Samplan",
        version=API_VERSION,
        summary="Länets plan för beroendevård / A county's joint plan for dependency care",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        contact={"name": "Länets projektledare", "url": guide},
        license_info={"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/sv/"},
        terms_of_service=guide,
        openapi_external_docs={
            "description": "Guide för integratörer / Guide for integrators",
            "url": guide,
        },
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
        root_path_in_servers=False,
        telemetry=telemetry,
    )
    app.state.settings = settings
    app.state.database = database
    app.state.rate_limits = RateLimits(settings)
    app.state.places = Places(settings.requests_at_once, seconds=settings.database_seconds)
    app.state.recognised = Recognised()
    provider = provider_settings(settings)
    app.state.provider = None if provider is None else Provider(provider)
    app.state.sizes = _sizes(settings)
    app.state.api_path = API_PATH
    app.state.write_file = write_file
    app.state.write_rows = write_rows
    app.state.read_form = read_form
    app.state.read_table = read_table
    errors.install(app)
    app.add_middleware(ConditionalReads)
    app.state.leaving = LEAVING
    if LEAVING:
        app.add_middleware(Farewells, leaving=LEAVING, root=API_PATH)
    routes = [route for router in ROUTERS for route in router.routes]
    app.state.all_routes = routes
    for route in routes:
        _name_permission(route)
        _name_form(route)
    for router in ROUTERS:
        app.include_router(router)
    describe_in(app.webhooks)
    return app


def _sizes(settings: Settings) -> SizeInfo:
    """How large anything may be."""
    return SizeInfo(
        items_of_page=MAX_LIMIT,
        bytes_of_body=settings.max_body_bytes,
        bytes_of_upload=settings.max_upload_bytes,
        bytes_of_document=settings.max_document_bytes,
        rows_of_change_file=MOST_IN_FILE,
        rows_of_figure_sheet=MOST_ROWS_OF_A_SHEET,
        bytes_of_token=LONGEST_TOKEN,
    )


def contract(app: FastAPI, settings: Settings) -> dict[str, object]:
    """The OpenAPI document."""
    return finished_schema(
        app, server=public_address(settings) + API_PATH, contact_email=settings.contact_email
    )


def public_address(settings: Settings) -> str:
    """Where people reach the installation; an example where it has not been set."""
    return settings.public_url.rstrip("/") or "https://samplan.example.se"


def _operation_id(route: APIRoute) -> str:
    """domain-verb, such as gap-get-matrix: what generated clients call the operation."""
    return f"{route.tags[0]}-{route.name.replace('_', '-')}"


def _name_permission(route: BaseRoute) -> None:
    """Write the route's permission into the contract; a route without one is an error."""
    found = _permissions(route.dependant) if isinstance(route, APIRoute) else set()
    if not isinstance(route, APIRoute) or len(found) != 1:
        message = f"{route} should be an operation that demands exactly one permission"
        raise RuntimeError(message)
    extra = route.openapi_extra or {}
    route.openapi_extra = extra | {"x-permission": found.pop().value}


def _name_form(route: BaseRoute) -> None:
    """Let an operation that answers with JSON alone say so to those who take none."""
    if not isinstance(route, APIRoute) or not answers_only_json(route):
        return
    if ONLY_JSON not in route.dependencies:
        route.dependencies.append(ONLY_JSON)


def _permissions(dependant: Dependant) -> set[Permission]:
    found: set[Permission] = set()
    if isinstance(dependant.call, Permitted):
        found.add(dependant.call.permission)
    for below in dependant.dependencies:
        found |= _permissions(below)
    return found
