"""Questionnaires: written as drafts, made final, and never changed after that."""

from copy import deepcopy

import pytest

from samplan.questionnaires.forms.schemas import (
    QuestionnaireDraftInfo,
    QuestionnaireInfo,
    QuestionnaireList,
    QuestionnaireVersionInfo,
    QuestionnaireVersionList,
)
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.questionnaires import (
    FORM,
    form_with,
    make_final,
    make_questionnaire,
    make_round,
    new_name,
    question,
    save_draft,
    text,
)
from support.shapes import assert_shape


@pytest.fixture
def name(stage: Stage) -> str:
    """A questionnaire that nothing has been written in yet."""
    return make_questionnaire(stage.api, stage.keys)


def test_a_questionnaire_is_made_written_and_made_final(stage: Stage, name: str) -> None:
    made = stage.api.read(f"/questionnaires/{name}", key=stage.keys.lead)
    assert_shape(QuestionnaireInfo, made)
    assert (made["latestNumber"], made["hasDraft"]) == (None, False)
    draft = save_draft(stage.api, stage.keys, name)
    assert_shape(QuestionnaireDraftInfo, draft)
    assert (draft["number"], draft["status"], draft["remaining"]) == (1, "draft", [])
    final = make_final(stage.api, stage.keys, name)
    assert_shape(QuestionnaireVersionInfo, final)
    assert (final["number"], final["status"], final["questionCount"]) == (1, "final", 7)
    shown = stage.api.read(f"/questionnaires/{name}")
    assert (shown["latestNumber"], shown["hasDraft"]) == (1, False)
    assert stage.api.read(f"/questionnaires/{name}/versions/1") == final


def test_a_form_is_read_back_as_it_was_written(stage: Stage, name: str) -> None:
    draft = save_draft(stage.api, stage.keys, name)
    path = f"/questionnaires/{name}/draft"
    saved = stage.api.put(path, json=draft["form"], key=stage.keys.lead, version=draft["version"])
    assert body(saved) == draft


def test_a_half_written_draft_is_saved_and_says_what_remains(stage: Stage, name: str) -> None:
    form = form_with(routine={"text": text("")}, who={"choices": []})
    draft = save_draft(stage.api, stage.keys, name, form)
    fields = ["sections[0].questions[0].text.sv", "sections[1].questions[1].choices"]
    assert [one["field"] for one in draft["remaining"]] == fields
    assert all(one["message"]["sv"] and one["message"]["en"] for one in draft["remaining"])
    refused = stage.api.post(
        f"/questionnaires/{name}/versions", key=stage.keys.lead, version=draft["version"]
    )
    assert faulty(refused) == fields
    assert stage.api.read(f"/questionnaires/{name}", key=stage.keys.lead)["latestNumber"] is None


def test_an_empty_questionnaire_is_not_made_final(stage: Stage, name: str) -> None:
    path = f"/questionnaires/{name}/versions"
    problem(stage.api.post(path, key=stage.keys.lead, version="*"), 409)
    save_draft(stage.api, stage.keys, name, {"sections": []})
    assert faulty(stage.api.post(path, key=stage.keys.lead, version="*")) == ["sections"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": "essay"}, "sections[0].questions[0].type"),
        ({"id": "Stor"}, "sections[0].questions[0].id"),
        ({"text": {"sv": "x" * 1001}}, "sections[0].questions[0].text.sv"),
        ({"text": {"sv": "a\x00"}}, "sections[0].questions[0].text.sv"),
        ({"colour": "red"}, "sections[0].questions[0].colour"),
        ({"decimals": 7}, "sections[0].questions[0].decimals"),
        ({"meaning": 0}, "sections[0].questions[0].meaning"),
        ({"shownIf": {"questionId": "x"}}, "sections[0].questions[0].shownIf.choiceIds"),
    ],
)
def test_what_is_no_form_is_refused_also_in_a_draft(
    stage: Stage, name: str, change: Json, field: str
) -> None:
    path = f"/questionnaires/{name}/draft"
    form = form_with(routine=change)
    assert faulty(stage.api.put(path, json=form, key=stage.keys.lead, version=0)) == [field]


def test_a_new_version_begins_with_the_one_before_and_tells_what_is_new(
    stage: Stage, name: str
) -> None:
    make_final(stage.api, stage.keys, name)
    path = f"/questionnaires/{name}/draft"
    beginning = stage.api.read(path, key=stage.keys.lead)
    assert (beginning["number"], beginning["changes"]) == (2, [])
    assert beginning["form"] == stage.api.read(f"/questionnaires/{name}/versions/1")["form"]
    form = form_with(routine={"text": text("Har ni en rutin?")}, comment=None, trust={"meaning": 2})
    form["sections"][1]["questions"].append(question("new-one", "text"))
    final = make_final(stage.api, stage.keys, name, form)
    assert final["number"] == 2
    assert {one["questionId"]: one["kinds"] for one in final["changes"]} == {
        "routine": ["wording"],
        "trust": ["meaning"],
        "new-one": ["new"],
        "comment": ["gone"],
    }


def test_a_final_version_never_changes(stage: Stage, name: str) -> None:
    first = make_final(stage.api, stage.keys, name)
    make_final(stage.api, stage.keys, name, form_with(comment=None))
    assert stage.api.read(f"/questionnaires/{name}/versions/1") == first
    problem(stage.api.delete(f"/questionnaires/{name}", key=stage.keys.lead, version=1), 409)


def test_a_meaning_is_not_lowered(stage: Stage, name: str) -> None:
    make_final(stage.api, stage.keys, name, form_with(trust={"meaning": 2}))
    draft = save_draft(stage.api, stage.keys, name, FORM)
    assert [one["field"] for one in draft["remaining"]] == ["sections[1].questions[0].meaning"]


def test_of_two_who_write_the_draft_the_second_is_told(stage: Stage, name: str) -> None:
    path = f"/questionnaires/{name}/draft"
    key = stage.keys.lead
    assert stage.api.get(path, key=key).headers["etag"].startswith('"v0-')
    body(stage.api.put(path, json=FORM, key=key, version=0))
    problem(stage.api.put(path, json=form_with(comment=None), key=key, version=0), 412)
    problem(stage.api.put(path, json=FORM, key=key), 428)
    make_final(stage.api, stage.keys, name)
    problem(stage.api.put(path, json=FORM, key=key, version=1), 412)


def test_a_draft_can_be_thrown_away(stage: Stage, name: str) -> None:
    make_final(stage.api, stage.keys, name)
    draft = save_draft(stage.api, stage.keys, name, form_with(comment=None))
    path, key = f"/questionnaires/{name}/draft", stage.keys.lead
    assert stage.api.delete(path, key=key, version=draft["version"]).status_code == 204
    assert stage.api.read(path, key=key)["changes"] == []
    problem(stage.api.delete(path, key=key, version="*"), 409)


def test_what_is_not_final_is_the_lead_s_alone(stage: Stage, name: str) -> None:
    keys, others = stage.keys, stage.others
    save_draft(stage.api, keys, name)
    strangers = (None, keys.reader, keys.reporter, others.lead)
    for key in strangers:
        problem(stage.api.get(f"/questionnaires/{name}", key=key), 404)
        assert name not in [one["id"] for one in stage.api.items("/questionnaires", key=key)]
    make_final(stage.api, keys, name)
    save_draft(stage.api, keys, name, form_with(comment=None))
    for key in strangers:
        assert stage.api.read(f"/questionnaires/{name}", key=key)["hasDraft"] is False
        problem(stage.api.get(f"/questionnaires/{name}/versions/2", key=key), 404)
        versions = stage.api.read(f"/questionnaires/{name}/versions", key=key)
        assert_shape(QuestionnaireVersionList, versions)
        assert [one["number"] for one in versions["versions"]] == [1]
    versions = stage.api.read(f"/questionnaires/{name}/versions", key=keys.lead)
    assert [one["number"] for one in versions["versions"]] == [2, 1]
    problem(stage.api.get(f"/questionnaires/{name}/draft", key=keys.reporter), 403)
    problem(stage.api.get(f"/questionnaires/{name}/draft", key=others.lead), 403)
    problem(stage.api.get(f"/questionnaires/{name}/draft"), 401)


def test_the_history_of_a_draft_is_for_leads_and_names_the_questions_that_changed(
    stage: Stage, name: str
) -> None:
    save_draft(stage.api, stage.keys, name)
    save_draft(stage.api, stage.keys, name, form_with(trust={"text": text("Litar ni?")}))
    params = {"objectType": "questionnaire-version", "objectId": f"{name}/1"}
    [second, first] = stage.api.items("/changes", params=params, key=stage.keys.lead)
    assert second["before"]["questions"].keys() == {"trust"}
    assert second["after"]["questions"]["trust"]["text"]["sv"] == "Litar ni?"
    assert len(first["after"]["questions"]) == 7
    assert stage.api.items("/changes", params=params, key=stage.keys.reader) == []
    make_final(stage.api, stage.keys, name)
    [published] = stage.api.items("/changes", params=params)
    assert published["after"]["status"] == "final"


def test_a_questionnaire_is_named_changed_and_taken_away(stage: Stage, name: str) -> None:
    path, key = f"/questionnaires/{name}", stage.keys.lead
    titled = {"title": text("Nytt namn")}
    changed = body(stage.api.patch(path, json=titled, key=key, version=1))
    assert (changed["title"]["sv"], changed["version"]) == ("Nytt namn", 2)
    assert body(stage.api.patch(path, json=titled, key=key, version=2)) == changed
    problem(stage.api.patch(path, json=titled, key=key, version=1), 412)
    save_draft(stage.api, stage.keys, name)
    assert stage.api.delete(path, key=key, version=2).status_code == 204
    problem(stage.api.get(path, key=key), 404)


def test_an_id_is_taken_once_and_a_county_must_be_there(stage: Stage, name: str) -> None:
    new = {"id": name, "countyId": "22", "title": text("Igen")}
    problem(stage.api.post("/questionnaires", json=new, key=stage.keys.lead), 409)
    other = new | {"id": new_name(), "countyId": "99"}
    key = stage.keys.administrator
    assert faulty(stage.api.post("/questionnaires", json=other, key=key)) == ["countyId"]
    problem(stage.api.post("/questionnaires", json=other, key=stage.keys.lead), 403)


def test_a_questionnaire_in_use_is_not_taken_away(stage: Stage) -> None:
    round_id = make_round(stage.api, stage.keys)
    used = stage.api.read(f"/questionnaire-rounds/{round_id}", key=stage.keys.lead)
    path = f"/questionnaires/{used['questionnaireId']}"
    problem(stage.api.delete(path, key=stage.keys.lead, version="*"), 409)


def test_lists_have_the_shape_that_the_contract_says(stage: Stage, name: str) -> None:
    make_final(stage.api, stage.keys, name)
    assert_shape(QuestionnaireList, stage.api.read("/questionnaires?county=22"))
    none = stage.api.read("/questionnaires?county=99")
    assert none["questionnaires"] == []


def test_the_longest_form_that_may_be_sent_is_saved(stage: Stage, name: str) -> None:
    form = deepcopy(FORM)
    questions = [question(f"q-{number}", "text") for number in range(200)]
    form["sections"] = [
        {"id": f"s-{number}", "title": text("Del"), "questions": questions if number == 0 else []}
        for number in range(50)
    ]
    draft = save_draft(stage.api, stage.keys, name, form)
    assert (draft["questionCount"], len(draft["remaining"])) == (200, 49)
