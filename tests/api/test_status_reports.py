"""Status reports to boards: a draft follows the data, and what has been issued stays as it is."""

import io
from datetime import timedelta
from typing import Any

import docx
import pikepdf
import pytest

from samplan.db.days import today
from samplan.reports.schemas import LONGEST_TEXT, StatusReportDetail, StatusReportList
from samplan.web.answers import MEDIA_TYPES, DocumentFormat
from support.activities import SHARED, change_activity, make_activity, make_report
from support.asking import Api, Json, body, faulty, problem
from support.costs import PLAN, make_plan, some_id
from support.decisions import BOARD, decide, make_matter
from support.people import Keys, OtherKeys, Stage
from support.reports import draft_report, issue_report, new_report, texts_of
from support.shapes import assert_shape
from support.steps import history

DOCX, PDF = MEDIA_TYPES[DocumentFormat.DOCX], MEDIA_TYPES[DocumentFormat.PDF]
SECTIONS = ["decisions", "progress", "gaps", "costs", "findings", "next_steps"]
TODAY = str(today())


def read(stage: Stage, report: Json) -> Json:
    """The report as the lead reads it now."""
    return stage.api.read(f"/status-reports/{report['id']}", key=stage.keys.lead)


def as_file(api: Api, report: Json, form: str, key: str | None, **options: Any) -> bytes:
    """The report as a file."""
    path = f"/status-reports/{report['id']}?format={form}"
    response = api.get(path, key=key, **options)
    assert response.status_code == 200, response.text
    return response.content


# --- what it says ---


def test_a_draft_has_its_sections_in_order_with_the_lead_s_own_words_in_place(
    stage: Stage,
) -> None:
    words = {"progress": "Det går framåt.\n\nMen långsamt.", "nextSteps": "Möte i mars."}
    made = draft_report(stage.api, stage.keys, texts=words)
    assert_shape(StatusReportDetail, made)
    assert (made["state"], made["issuedAt"], made["version"]) == ("draft", None, 1)
    assert [one["id"] for one in made["body"]["sections"]] == SECTIONS
    own = {one["id"]: one["own"] for one in made["body"]["sections"]}
    assert own["progress"] == words["progress"]
    assert own["next_steps"] == words["nextSteps"]
    assert own["costs"] is None
    assert made["about"]["sv"] == made["body"]["about"]["sv"] == "Hela planen"
    assert made["body"]["county"]["sv"] == "Västernorrlands län"
    assert read(stage, made) == made


def test_every_table_has_a_cell_for_each_column(stage: Stage) -> None:
    made = draft_report(stage.api, stage.keys)
    tables = [
        block
        for section in made["body"]["sections"]
        for block in section["blocks"]
        if block["kind"] == "table"
    ]
    assert len(tables) >= 6
    for table in tables:
        assert table["rows"]
        for row in table["rows"]:
            assert len(row["cells"]) == len(table["columns"])


def test_the_reference_data_is_told_as_it_is(stage: Stage) -> None:
    made = draft_report(stage.api, stage.keys, asOf="2022-01-24")
    decisions = texts_of(made, "decisions")
    assert "Planen är antagen av 0 av 8 nämnder" in decisions
    assert "Föreslaget 2022-01-24 (SN/2022:45)" in decisions
    assert "Sammanträdet inställt" not in decisions  # it was to be a month later
    progress = texts_of(made, "progress")
    assert "Steg 1: Alla aktiviteter i steg 1 har startat" in progress
    assert "Inte rapporterat. 0 av 8 har rapporterat" in progress
    costs = texts_of(made, "costs")
    assert "per år i genomsnitt för 2022–2026" in costs
    assert "Den kan bli högre" in costs
    assert "är inte med i summorna" in costs
    assert "\nKällor: " in decisions
    assert "\nKällor: " in costs
    gaps = texts_of(made, "gaps")
    assert "Luckor som har slutits sedan GAP-analys 2014" in gaps
    assert "Enligt GAP-analys 2021" in gaps
    assert "Öppna avvikelser" in texts_of(made, "findings")
    assert "Sammanträdet inställt 2022-02-24" in texts_of(
        draft_report(stage.api, stage.keys), "decisions"
    )


def test_a_draft_follows_what_is_reported_with_obstacles_and_next_steps(
    api: Api, keys: Keys
) -> None:
    made = draft_report(api, keys)
    path = f"/status-reports/{made['id']}"
    told = {"text": "Öppnat.", "obstacle": "Lokaler saknas.", "nextStep": "Hyra lokal."}
    make_report(api, keys.lead, SHARED, asOf=TODAY, degree=40, **told)
    make_report(api, keys.lead, SHARED, organisationId=None, asOf=TODAY, status="paused")
    after = api.read(path, key=keys.lead)
    progress = texts_of(after, "progress")
    assert f"1.4 | Sundsvalls kommun | Påbörjat, 40 % ({TODAY}) | Öppnat. | Lokaler" in progress
    assert f"Pausat ({TODAY})" in progress
    assert "Påbörjat. 1 av 8 har rapporterat" in progress
    assert "1.4, Sundsvalls kommun: Hyra lokal." in texts_of(after, "next_steps")
    assert after["version"] == made["version"]


def test_a_report_of_an_earlier_day_knows_no_later_progress(api: Api, keys: Keys) -> None:
    yesterday = str(today() - timedelta(days=1))
    make_report(api, keys.lead, SHARED, asOf=TODAY, obstacle="Senare.")
    assert "Senare." not in texts_of(draft_report(api, keys, asOf=yesterday), "progress")
    assert "Senare." in texts_of(draft_report(api, keys), "progress")


def test_what_is_late_silent_and_waiting_stands_there(api: Api, keys: Keys) -> None:
    late = make_activity(
        api,
        keys,
        code="9.1",
        title={"sv": "Den sena"},
        startsOn="2022-01-01",
        endsOn="2022-12-31",
        needsIds=["22-plan-1-1"],
        milestones=[{"title": {"sv": "Framme"}, "dueOn": str(today() + timedelta(days=9))}],
    )
    made = draft_report(api, keys)
    assert "9.1 Den sena, skulle vara klar 2022-12-31" in texts_of(made, "progress")
    assert "9.1 Den sena, sedan 2022-01-01" in texts_of(made, "progress")
    assert "9.1 Den sena väntar på 1.1" in texts_of(made, "next_steps")
    assert "| 9.1 | Framme" in texts_of(made, "next_steps")
    make_report(api, keys.lead, late["id"], asOf=TODAY, status="done")
    after = texts_of(api.read(f"/status-reports/{made['id']}", key=keys.lead), "progress")
    assert "skulle vara klar" not in after


def test_gaps_are_told_apart_by_whether_an_activity_names_them(api: Api, keys: Keys) -> None:
    gap = api.read("/gaps?round=22-2021&limit=1")["gaps"][0]
    lacking = gap["lacking"][0]
    names = [{"methodId": gap["methodId"], "organisationId": lacking["organisationId"]}]
    make_activity(api, keys, code="9.2", gaps=names)
    whole = texts_of(draft_report(api, keys), "gaps")
    method, who = gap["methodName"]["sv"], lacking["name"]["sv"]
    assert f"{method} | {who} | – | 9.2" in whole
    assert "Aktiviteterna ska sluta luckor i en rekommenderad metod." in whole
    unplanned = whole.partition("Luckor som ingen aktivitet tar upp")[2]
    rest = [one["name"]["sv"] for one in gap["lacking"][1:]]
    assert f"{method} | {', '.join(rest)}" in unplanned
    others = draft_report(api, keys, scope="step", stepId="22-plan-step-2")
    assert "Ingen aktivitet anger" in texts_of(others, "gaps")
    assert method not in texts_of(others, "gaps")


def test_a_report_of_a_step_is_about_that_step_alone(stage: Stage) -> None:
    made = draft_report(stage.api, stage.keys, scope="step", stepId="22-plan-step-2")
    assert made["about"]["sv"].startswith("Steg 2: ")
    progress = texts_of(made, "progress")
    assert "2.1 " in progress
    assert "1.4 " not in progress
    assert "Genomföra steg 1" not in texts_of(made, "decisions")
    assert "Anta den övergripande" in texts_of(made, "decisions")


def test_a_report_of_a_principal_is_about_its_own_part(stage: Stage) -> None:
    made = draft_report(stage.api, stage.keys, scope="principal", organisationId="2262")
    assert made["about"]["sv"] == "Timrå kommun"
    decisions = texts_of(made, "decisions")
    assert "Socialnämnden i Timrå" in decisions
    assert "Socialnämnden i Härnösand" not in decisions
    assert "Inte nämndens ärende" not in decisions
    progress = texts_of(made, "progress")
    # What the municipalities are to do is its part too; what Härnösand does is not.
    assert "1.4 Utökat uppdrag för samtliga SPOT-team, multidisciplinära: Timrå" in progress
    assert "1.1 Länsövergripande beroendeteam (avd. 7): Timrå" in progress
    assert "Härnösand" not in progress
    assert "Härnösand" not in texts_of(made, "gaps")


def test_decisions_that_are_made_are_followed(api: Api, keys: Keys) -> None:
    made = draft_report(api, keys)
    decide(api, keys, "22-adopt-plan", BOARD, "adopted", decidedOn="2026-05-18", paragraph="§ 4")
    after = texts_of(api.read(f"/status-reports/{made['id']}", key=keys.lead), "decisions")
    assert "Antaget 2026-05-18 (§ 4)" in after
    assert "Planen är antagen av 1 av 8 nämnder" in after


def test_a_plan_with_nothing_in_it_has_a_report_that_says_so(stage: Stage) -> None:
    plan = make_plan(stage.database, some_id("plan"), county_id="22", first_year=None)
    made = draft_report(stage.api, stage.keys, planId=plan)
    assert "Inga ärenden är angivna." in texts_of(made, "decisions")
    assert "Planen säger inte vilka år den gäller" in texts_of(made, "costs")
    assert "Inga nästa steg är rapporterade" in texts_of(made, "next_steps")
    for form in ("docx", "pdf"):
        assert as_file(stage.api, made, form, stage.keys.lead)


def test_a_county_without_a_published_round_has_a_report_that_says_so(
    stage: Stage,
) -> None:
    sent = new_report(planId=make_plan(stage.database))
    made = body(stage.api.post("/status-reports", json=sent, key=stage.others.lead), 201)
    assert f"Ingen GAP-analys till och med {TODAY[:4]} är publicerad." in texts_of(made, "gaps")


# --- issuing ---


def test_what_is_issued_stays_though_the_data_changes(api: Api, keys: Keys) -> None:
    draft = draft_report(api, keys, texts={"progress": "Så här var det."})
    issued = issue_report(api, keys, draft)
    assert_shape(StatusReportDetail, issued)
    assert (issued["state"], issued["issuedBy"]) == ("issued", "Projektledningen")
    assert issued["issuedRevision"] == draft_revision(api, keys, draft)
    assert issued["body"] == draft["body"]
    files = {form: as_file(api, issued, form, None) for form in ("docx", "pdf")}
    make_report(api, keys.lead, SHARED, asOf=TODAY, obstacle="Efteråt.")
    decide(api, keys, "22-adopt-plan", BOARD, "adopted", decidedOn="2026-05-18")
    activity = api.read(f"/activities/{SHARED}")
    change_activity(api, keys, activity, title={"sv": "Något annat"})
    assert api.read(f"/status-reports/{draft['id']}") == issued
    for form, written in files.items():
        assert as_file(api, issued, form, None) == written
    assert "Efteråt." in texts_of(draft_report(api, keys), "progress")


def draft_revision(api: Api, keys: Keys, report: Json) -> int:
    """The revision that the report was made in."""
    [made] = [
        one
        for one in history(api, keys.lead, objectType="status-report", objectId=report["id"])
        if one["action"] == "create"
    ]
    return int(made["revision"])


def test_what_is_issued_is_neither_changed_nor_taken_away_nor_issued_again(
    stage: Stage,
) -> None:
    api, key = stage.api, stage.keys.lead
    issued = issue_report(api, stage.keys, draft_report(api, stage.keys))
    path = f"/status-reports/{issued['id']}"
    for response in (
        api.patch(path, json={"title": "Annat"}, key=key, version="*"),
        api.delete(path, key=key, version="*"),
        api.post(f"{path}/issues", key=key, version="*"),
    ):
        assert "är utfärdad och ändras inte" in problem(response, 409)["detail"]
    assert read(stage, issued) == issued


def test_issuing_and_changing_need_the_newest_version(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    path = f"/status-reports/{draft_report(api, stage.keys)['id']}"
    body(api.patch(path, json={"title": "Ny"}, key=key, version=1))
    assert api.post(f"{path}/issues", key=key, version=1).status_code == 412
    assert api.post(f"{path}/issues", key=key).status_code == 428
    assert api.delete(path, key=key, version=1).status_code == 412
    assert api.post(f"{path}/issues", key=key, version=2).status_code == 201


# --- writing ---


def test_own_words_are_changed_section_by_section(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = draft_report(api, stage.keys, texts={"progress": "Ett", "costs": "Två"})
    path = f"/status-reports/{made['id']}"
    sent = {"texts": {"costs": None, "gaps": "Tre"}, "asOf": "2026-01-02"}
    after = body(api.patch(path, json=sent, key=key, version=1))
    kept = {name: words for name, words in after["texts"].items() if words}
    assert kept == {"progress": "Ett", "gaps": "Tre"}
    assert (after["asOf"], after["version"]) == ("2026-01-02", 2)
    assert body(api.patch(path, json=sent, key=key, version=2))["version"] == 2


def test_a_draft_is_taken_away(stage: Stage) -> None:
    path = f"/status-reports/{draft_report(stage.api, stage.keys)['id']}"
    assert stage.api.delete(path, key=stage.keys.lead, version=1).status_code == 204
    assert stage.api.get(path, key=stage.keys.lead).status_code == 404


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"scope": "step"}, ["stepId"]),
        ({"scope": "step", "stepId": "25-plan-step-1"}, ["stepId"]),
        ({"scope": "step", "stepId": "22-plan-step-1", "organisationId": "2281"}, [
            "organisationId"
        ]),
        ({"scope": "principal"}, ["organisationId"]),
        ({"scope": "principal", "organisationId": "2580"}, ["organisationId"]),
        ({"scope": "principal", "organisationId": "22-municipalities"}, ["organisationId"]),
        ({"scope": "principal", "organisationId": "22-primary-care"}, ["organisationId"]),
        ({"scope": "plan", "stepId": "22-plan-step-1"}, ["stepId"]),
        ({"asOf": str(today() + timedelta(days=1))}, ["asOf"]),
        ({"asOf": "1900-01-01"}, ["asOf"]),
        ({"planId": "99-plan"}, ["planId"]),
        ({"title": ""}, ["title"]),
        ({"title": "Två\nrader"}, ["title"]),
        ({"texts": {"progress": "\x00"}}, ["texts.progress"]),
        ({"texts": {"progress": "ö" * (LONGEST_TEXT + 1)}}, ["texts.progress"]),
        ({"texts": {"unheardOf": "x"}}, ["texts.unheardOf"]),
    ],
)  # fmt: skip
def test_what_cannot_be_accepted_is_named(untouched: Stage, fields: Json, named: list[str]) -> None:
    sent = new_report(**fields)
    response = untouched.api.post("/status-reports", json=sent, key=untouched.keys.lead)
    assert faulty(response) == named


def test_an_id_is_taken_once(stage: Stage) -> None:
    made = draft_report(stage.api, stage.keys)
    again = stage.api.post("/status-reports", json=new_report(id=made["id"]), key=stage.keys.lead)
    assert again.status_code == 409


# --- who ---


def test_a_draft_is_there_for_the_county_s_lead_alone_and_an_issued_one_for_all(
    stage: Stage,
) -> None:
    api, keys, others = stage.api, stage.keys, stage.others
    made = draft_report(api, keys)
    path = f"/status-reports/{made['id']}"

    def seen(key: str | None) -> tuple[int, bool, bool]:
        listed = api.items("/status-reports", key=key, params={"plan": PLAN})
        told = history(api, key, objectType="status-report", objectId=made["id"])
        return (
            api.get(path, key=key).status_code,
            made["id"] in {one["id"] for one in listed},
            bool(told),
        )

    outside = (None, keys.reader, keys.reporter, keys.regional, others.lead)
    assert {seen(key) for key in outside} == {(404, False, False)}
    assert {seen(key) for key in (keys.lead, keys.administrator)} == {(200, True, True)}
    issue_report(api, keys, made)
    assert {seen(key) for key in (*outside, keys.lead)} == {(200, True, True)}


def test_only_the_county_s_lead_writes(untouched: Stage) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    for key in (keys.reader, keys.reporter, keys.regional, others.lead):
        assert api.post("/status-reports", json=new_report(), key=key).status_code == 403
    assert api.post("/status-reports", json=new_report()).status_code == 401


def test_what_everybody_reads_is_the_same_whoever_issues(api: Api, keys: Keys) -> None:
    made = draft_report(api, keys)
    path = f"/status-reports/{made['id']}"
    assert api.read(path, key=keys.administrator)["body"] == api.read(path, key=keys.lead)["body"]


def test_another_county_s_lead_issues_its_own(stage: Stage) -> None:
    others: OtherKeys = stage.others
    sent = new_report(planId=make_plan(stage.database))
    made = body(stage.api.post("/status-reports", json=sent, key=others.lead), 201)
    path = f"/status-reports/{made['id']}/issues"
    assert stage.api.post(path, key=stage.keys.lead, version=1).status_code == 404
    assert body(stage.api.post(path, key=others.lead, version=1), 201)["state"] == "issued"


# --- lists and forms ---


def test_reports_are_filtered_by_what_they_are_about(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    step = draft_report(api, keys, scope="step", stepId="22-plan-step-3")["id"]
    own = issue_report(
        api, keys, draft_report(api, keys, scope="principal", organisationId="2283")
    )["id"]

    def found(**params: str) -> set[str]:
        return {one["id"] for one in api.items("/status-reports", key=keys.lead, params=params)}

    assert found(step="22-plan-step-3") == {step}
    assert found(organisation="2283", about="principal", state="issued") == {own}
    assert found(plan="25-plan", about="step") == set()
    assert {step, own} <= found(plan=PLAN)
    assert_shape(StatusReportList, api.read("/status-reports", key=keys.lead))


def test_the_forms_are_had_by_address_and_by_accept(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = draft_report(api, stage.keys)
    path = f"/status-reports/{made['id']}"
    for form, media_type in (("docx", DOCX), ("pdf", PDF)):
        by_address = api.get(made["_links"][form]["href"], key=key)
        by_accept = api.get(path, key=key, headers={"Accept": f"{media_type}, */*;q=0.1"})
        assert by_address.content == by_accept.content
        assert by_address.headers["content-type"] == media_type
        assert by_address.headers["content-language"] == "sv"
        wanted = f'attachment; filename="{made["id"]}.{form}"'
        assert by_address.headers["content-disposition"] == wanted
    assert api.get(path, key=key, headers={"Accept": "text/csv"}).status_code == 406
    assert faulty(api.get(f"{path}?format=odt", key=key)) == ["format"]
    assert api.get(path, key=key).headers["etag"].startswith('"v1-')


def test_files_say_what_the_page_says_in_the_reader_s_language(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = draft_report(api, stage.keys, texts={"costs": "Ett eget ord om kronor."})
    swedish = docx.Document(io.BytesIO(as_file(api, made, "docx", key)))
    said = [one.text for one in swedish.paragraphs]
    assert "Lägesrapport" in said
    assert "Ett eget ord om kronor." in said
    assert {"Beslut", "Kostnader", "Nästa steg"} <= set(said)
    headers = {"Accept-Language": "en"}
    english = docx.Document(io.BytesIO(as_file(api, made, "docx", key, headers=headers)))
    assert {"Decisions", "Costs", "Next steps"} <= {one.text for one in english.paragraphs}
    pdf = pikepdf.open(io.BytesIO(as_file(api, made, "pdf", key, headers=headers)))
    assert str(pdf.Root.Lang) == "en"


def test_a_draft_says_on_paper_that_it_is_one(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = draft_report(api, keys)

    def lines(report: Json) -> list[str]:
        read_back = docx.Document(io.BytesIO(as_file(api, report, "docx", keys.lead)))
        return [one.text for one in read_back.paragraphs[:5]]

    assert f"Läget {TODAY}. Utkast." in lines(made)
    issued = issue_report(api, keys, made)
    assert f"Läget {TODAY}. Utfärdad {TODAY}." in lines(issued)


def test_a_matter_of_one_board_that_has_not_adopted_is_named(api: Api, keys: Keys) -> None:
    make_matter(api, keys, BOARD, title={"sv": "Ett ensamt ärende"})
    said = texts_of(draft_report(api, keys), "decisions")
    assert "Ett ensamt ärende: Socialnämnden i Härnösands kommun" in said
