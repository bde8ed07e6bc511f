"""Status reports over time: of an earlier day, and issued before what they are about changed."""

import pytest

from samplan.db.days import today
from support.activities import make_activity, make_report, parts
from support.asking import Api, Json, MakeApi, body
from support.people import Keys
from support.plans import new_step
from support.reports import draft_report, issue_report, texts_of


@pytest.mark.parametrize("path", ["", "?format=docx", "?format=pdf"])
def test_an_issued_report_is_the_same_bytes_though_its_step_is_called_something_else(
    api: Api, keys: Keys, path: str
) -> None:
    sent = new_step(needLevel={"sv": "Stora svårigheter", "en": "Major difficulties"})
    step = body(api.post("/plan-steps", json=sent, key=keys.lead), 201)
    make_activity(api, keys, stepId=step["id"])
    issued = issue_report(api, keys, draft_report(api, keys, scope="step", stepId=step["id"]))
    address = f"/status-reports/{issued['id']}{path}"
    before = api.get(address)
    renamed = {"needLevel": {"sv": "Något annat", "en": "Something else"}}
    body(api.patch(f"/plan-steps/{step['id']}", json=renamed, key=keys.lead, version=1))
    after = api.get(address)
    assert after.content == before.content
    assert after.headers["etag"] == before.headers["etag"]
    assert "Stora svårigheter" in issued["about"]["sv"]
    [listed] = api.items("/status-reports", params={"step": step["id"]})
    assert listed["about"] == issued["about"]
    draft = draft_report(api, keys, scope="step", stepId=step["id"])
    assert "Något annat" in draft["about"]["sv"]


def test_an_issued_report_is_the_same_bytes_after_a_restart(make_api: MakeApi, keys: Keys) -> None:
    first = make_api()
    issued = issue_report(first, keys, draft_report(first, keys))
    again = make_api()
    for form in ("docx", "pdf"):
        path = f"/status-reports/{issued['id']}?format={form}"
        written = first.get(path)
        assert written.status_code == 200
        assert again.get(path).content == written.content
        etag = {"If-None-Match": written.headers["etag"]}
        assert again.get(path, headers=etag).status_code == 304


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2010-06-01", "Ingen GAP-analys till och med 2010 är publicerad."),
        ("2015-06-01", "Enligt GAP-analys 2014."),
        ("2022-06-01", "Enligt GAP-analys 2021."),
    ],
)
def test_gaps_are_those_of_the_round_that_there_was(
    api: Api, keys: Keys, as_of: str, said: str
) -> None:
    assert said in texts_of(draft_report(api, keys, asOf=as_of), "gaps")


def test_what_a_principal_reports_as_a_member_of_a_group_is_in_its_report(
    api: Api, keys: Keys
) -> None:
    made = make_activity(api, keys, code="9.7", organisations=parts("22-municipalities"))
    said: Json = {"asOf": str(today()), "status": "started"}
    for who, next_step in (("2281", "Möte i Sundsvall."), ("2284", "Möte i Ö-vik.")):
        make_report(api, keys.lead, made["id"], organisationId=who, nextStep=next_step, **said)
    for principal, theirs, others in (
        ("2281", ["Möte i Sundsvall."], ["Möte i Ö-vik."]),
        ("2284", ["Möte i Ö-vik."], ["Möte i Sundsvall."]),
        ("22", [], ["Möte i Sundsvall.", "Möte i Ö-vik."]),
    ):
        report = draft_report(api, keys, scope="principal", organisationId=principal)
        written = texts_of(report, "progress") + texts_of(report, "next_steps")
        assert [one for one in theirs if one not in written] == []
        assert [one for one in others if one in written] == []
