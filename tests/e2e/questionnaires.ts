// A questionnaire that is open for answers, made over the API: for journeys that begin after the building.
import { expect, type APIRequestContext } from "@playwright/test";
import { ADMIN_KEY } from "./support";

const API = "/samplan/v1";
const AUTHORISED = { Authorization: `Bearer ${ADMIN_KEY}` };

const FORM = {
  sections: [
    {
      id: "s1",
      title: { sv: "Rutiner" },
      questions: [
        { id: "q1", type: "yes_no", text: { sv: "Har ni en rutin?" }, isRequired: true },
        { id: "q2", type: "text", text: { sv: "Vad behöver ni?" } },
      ],
    },
  ],
};

/** Opens the round 22-<name>, which asks two units, and gives their links. */
export async function newQuestionnaireRound(request: APIRequestContext, name: string): Promise<string[]> {
  const id = `22-${name}`;
  const write = async (method: "post" | "put", path: string, data?: object, etag?: string | null) => {
    const headers = { ...AUTHORISED, ...(etag && { "If-Match": etag }) };
    const answer = await request[method](`${API}${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer;
  };
  await write("post", "/questionnaires", { id, countyId: "22", title: { sv: `Enkät ${name}` } });
  const draft = await request.get(`${API}/questionnaires/${id}/draft`, { headers: AUTHORISED });
  const made = await write("put", `/questionnaires/${id}/draft`, FORM, draft.headers().etag);
  await write("post", `/questionnaires/${id}/versions`, undefined, made.headers().etag);
  await write("post", "/questionnaire-rounds", { id, countyId: "22", questionnaireId: id, year: 2026, title: { sv: `Enkät ${name}` } });
  for (const unit of ["unit-1", "unit-2"]) {
    await write("post", `/questionnaire-rounds/${id}/recipients`, { id: unit, name: unit, organisationId: "22", unitKindId: "primary-care" });
  }
  const round = await request.get(`${API}/questionnaire-rounds/${id}`, { headers: AUTHORISED });
  await write("post", `/questionnaire-rounds/${id}/transitions`, { to: "open" }, round.headers().etag);
  const given = (await (await write("post", `/questionnaire-rounds/${id}/invitations`, {})).json()) as { invitations: { link: string }[] };
  return given.invitations.map((one) => one.link);
}
