// Two people who change the same thing: both see it, nobody's text is lost, and what only one has changed stays.
import { expect, test, type Browser, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, newKey, settled, signIn } from "./support";

const API = "/samplan/v1";
const HEADERS = { Authorization: `Bearer ${ADMIN_KEY}` };

type Change = { label: RegExp; first: string; second: string };

/** What is opened and how, a field that both change, and one that only the first one changes. */
type Kind = { name: string; path: string; button: RegExp; both: Change; alone: { label: RegExp; value: string }; kept: string };

const KINDS: readonly Kind[] = [
  {
    name: "a decision",
    path: "/planen/beslut?cell=22-adopt-plan~2280-social-committee",
    button: /^Ändra$/,
    both: { label: /^Paragraf i protokollet/, first: "§ 11", second: "§ 12" },
    alone: { label: /^Diarienummer/, value: "SN 2022:4" },
    kept: "/decisions/conflict-decision",
  },
  {
    name: "a board",
    path: "/planen/beslut",
    button: /^Ändra nämnden: .*(Härnösand|omsorg)/,
    both: { label: /^Nämndens namn(?! på)/, first: "Nämnden för omsorg", second: "Nämnden för individ och familj" },
    alone: { label: /^Nämndens namn på engelska/, value: "The care committee" },
    kept: "/boards/2280-social-committee",
  },
  {
    name: "an agreement",
    path: "/planen/overenskommelser",
    button: /^Ändra: Konfliktöverenskommelsen$/,
    both: { label: /^Vad som ska revideras eller göras(?! på)/, first: "Skriv om den", second: "Avsluta den" },
    alone: { label: /^År/, value: "2019" },
    kept: "/agreements/conflict-agreement",
  },
  {
    name: "a course",
    path: "/planen/kompetenshjul",
    button: /^Ändra utbildningen: Konfliktkursen$/,
    both: { label: /^För vem(?! på)/, first: "Chefer", second: "Nya medarbetare" },
    alone: { label: /^Antal deltagare/, value: "30" },
    kept: "/courses/conflict-course",
  },
  {
    name: "an occasion",
    path: "/planen/kompetenshjul?ar=2030",
    button: /^Ändra tillfället: Konfliktkursen 2030-03-01$/,
    both: { label: /^Plats/, first: "Sundsvall", second: "Härnösand" },
    alone: { label: /^Sista dagen/, value: "2030-03-02" },
    kept: "/course-occasions/conflict-occasion",
  },
];

test.beforeAll(async ({ request }) => {
  const made: [string, object][] = [
    ["/decisions", { id: "conflict-decision", matterId: "22-adopt-plan", boardId: "2280-social-committee", outcome: "adopted", decidedOn: "2022-05-18" }],
    ["/agreements", { id: "conflict-agreement", countyId: "22", name: { sv: "Konfliktöverenskommelsen" }, kind: "agreement", status: "in_force" }],
    ["/courses", { id: "conflict-course", planId: "22-plan", title: { sv: "Konfliktkursen" }, recurrence: "yearly" }],
    ["/course-occasions", { id: "conflict-occasion", courseId: "conflict-course", startsOn: "2030-03-01" }],
  ];
  for (const [path, data] of made) {
    const answer = await request.post(API + path, { headers: HEADERS, data });
    expect(answer.status(), await answer.text()).toBe(201);
  }
});

async function lead(browser: Browser, key: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, key);
  await page.goto(path);
  await settled(page);
  return page;
}

const dialogOf = (page: Page) => page.getByRole("dialog");
const save = (page: Page) => dialogOf(page).getByRole("button", { name: "Spara", exact: true }).click();

for (const kind of KINDS) {
  test(`two leads change ${kind.name}: the second is told, and neither loses text`, async ({ browser, request }) => {
    const first = await lead(browser, await newKey(request, { name: "Regionens projektledning", role: "lead", countyId: "22" }), kind.path);
    const second = await lead(browser, await newKey(request, { name: "Kommunernas projektledning", role: "lead", countyId: "22" }), kind.path);
    for (const page of [first, second]) await page.getByRole("button", { name: kind.button }).first().click();

    await dialogOf(first).getByLabel(kind.both.label).first().fill(kind.both.first);
    await dialogOf(first).getByLabel(kind.alone.label).first().fill(kind.alone.value);
    await save(first);
    await expect(dialogOf(first)).toHaveCount(0);

    await dialogOf(second).getByLabel(kind.both.label).first().fill(kind.both.second);
    await save(second);
    await expect(second.getByText("Någon annan har sparat under tiden")).toBeVisible();
    await expect(second.getByText(/Regionens projektledning sparade/)).toBeVisible();
    await expectNoAxeViolations(second);

    // The text survives that the page is left in the middle of it.
    await second.reload();
    await settled(second);
    await second.getByRole("button", { name: kind.button }).first().click();
    await expect(dialogOf(second).getByLabel(kind.both.label).first()).toHaveValue(kind.both.second);
    await save(second);
    const conflict = dialogOf(second).locator("fieldset.form-conflict");
    await expect(conflict).toHaveCount(1);
    await expect(conflict).toContainText(kind.both.first);
    await expect(conflict).toContainText(kind.both.second);
    await conflict.getByRole("radio", { name: /^Mitt/ }).check();
    await second.getByRole("button", { name: "Spara det valda" }).click();
    await expect(dialogOf(second)).toHaveCount(0);

    const kept = JSON.stringify(await (await request.get(API + kind.kept)).json());
    expect(kept).toContain(kind.both.second);
    expect(kept).toContain(kind.alone.value);
    expect(kept).not.toContain(kind.both.first);
  });
}

test("what another has changed is not taken away unseen", async ({ browser, request }) => {
  const page = await lead(browser, await newKey(request, { name: "Regionens projektledning", role: "lead", countyId: "22" }), "/planen/overenskommelser");
  await page.getByRole("button", { name: "Ändra: Konfliktöverenskommelsen" }).click();
  const found = await request.get(`${API}/agreements/conflict-agreement`, { headers: HEADERS });
  const changed = await request.patch(`${API}/agreements/conflict-agreement`, { headers: { ...HEADERS, "If-Match": found.headers()["etag"] ?? "" }, data: { year: 2021 } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await dialogOf(page).getByRole("button", { name: "Ta bort" }).click();
  await dialogOf(page).getByRole("button", { name: "Ta bort" }).last().click();
  await expect(page.getByText("Ta bort det bara om det fortfarande ska bort.")).toBeVisible();
  await expect(dialogOf(page).getByLabel(/^År/)).toHaveValue("2021");
  await dialogOf(page).getByRole("button", { name: "Ta bort" }).last().click();
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(page.getByText("Konfliktöverenskommelsen")).toHaveCount(0);
});
