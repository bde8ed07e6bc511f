import { expect, test, type APIRequestContext } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolationsInBothThemes, newKey, settled, signIn } from "./support";

const API = "/samplan/v1";
const headers = { Authorization: `Bearer ${ADMIN_KEY}` };

type NewCollection = { id: string; period: string; organisations: string[] };

/** A collection of placements from municipalities, opened. */
async function openCollection(request: APIRequestContext, { id, period, organisations }: NewCollection): Promise<void> {
  const data = { id, countyId: "22", title: { sv: `Placeringar ${period}` }, period, indicatorIds: ["placements"], organisationIds: organisations };
  const made = await request.post(`${API}/collections`, { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  await move(request, id, "open");
}

async function move(request: APIRequestContext, id: string, to: string): Promise<void> {
  const etag = (await request.get(`${API}/collections/${id}`, { headers })).headers()["etag"] ?? "";
  const moved = await request.post(`${API}/collections/${id}/transitions`, { headers: { ...headers, "If-Match": etag }, data: { to } });
  expect(moved.ok(), await moved.text()).toBe(true);
}

async function report(request: APIRequestContext, id: string, period: string, values: Record<string, number>): Promise<void> {
  for (const [organisationId, value] of Object.entries(values)) {
    const data = { organisationId, dryRun: false, rows: [{ indicatorId: "placements", period, areaId: organisationId, value }] };
    const sent = await request.post(`${API}/collections/${id}/observations`, { headers, data });
    expect(await sent.json()).toMatchObject({ written: true });
  }
}

test("the first page answers a handful of questions, each with a chart, a table and a source", async ({ page }) => {
  await page.goto("/kartlaggning");
  await settled(page);
  const reports = page.locator(".chart-frame").filter({ has: page.getByRole("heading", { name: "Gör vi orosanmälningar?" }) });
  await expect(reports).toContainText("91\u2009% av svaren från regionens verksamheter och 73\u2009% av svaren från kommunernas verksamheter");
  await expect(reports.getByRole("img")).toBeVisible();
  await reports.getByRole("button", { name: "Visa som tabell" }).click();
  await expect(reports.getByRole("table")).toBeVisible();
  await reports.getByRole("button", { name: /^91/ }).click();
  const panel = page.getByRole("complementary");
  await expect(panel).toContainText("rad 1140");
  await expect(panel).toContainText("Uppmätt");
  await expect(page).toHaveURL(/about=survey-reports-of-concern/);
  await page.reload();
  await expect(panel).toContainText("rad 1140");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
});

test("a question that one side has no figure for says so and draws no bar", async ({ page }) => {
  await page.goto("/kartlaggning");
  await settled(page);
  const card = page.locator(".chart-frame").filter({ has: page.getByRole("heading", { name: "Hur fungerar samverkan?" }) });
  await expect(card).toContainText("ingen siffra i källan");
  await expect(card).toContainText("65\u2009%");
});

test("a table is built, turned, filtered and sent on by its address", async ({ page, request }) => {
  await page.goto("/kartlaggning/utforska");
  await settled(page);
  await page.getByLabel("Sök nyckeltal").fill("akutbesök");
  await page.getByRole("checkbox", { name: "Akutbesök" }).check();
  await expect(page.getByRole("row", { name: /Sundsvall/ })).toContainText("342");
  await expect(page).toHaveURL(/indicator=emergency-visits/);
  await page.getByRole("combobox", { name: "Var ort ska stå" }).selectOption({ label: "Kolumner" });
  await expect(page.getByRole("columnheader", { name: "Sundsvall" })).toBeVisible();
  await page.getByRole("button", { name: "Ort: Alla" }).click();
  await page.getByRole("checkbox", { name: "Sollefteå" }).check();
  await expect(page.getByRole("columnheader", { name: "Sundsvall" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^104,/ })).toBeVisible();
  const address = page.url();
  await page.goto("/");
  await page.goto(address);
  await expect(page.getByRole("button", { name: /^104,/ })).toBeVisible();
  await page.getByRole("button", { name: "Hämta" }).click();
  const file = await page.getByRole("link", { name: "JSON-stat" }).getAttribute("href");
  const stat = (await (await request.get(file ?? "")).json()) as { class: string; value: number[] };
  expect(stat.class).toBe("dataset");
  expect(stat.value).toContain(104);
});

test("a figure that is withheld looks withheld, says why, and is shown to the lead on purpose only", async ({ page, request }) => {
  const id = "22-placements-2023";
  await openCollection(request, { id, period: "2023", organisations: ["2260", "2262", "2280"] });
  await report(request, id, "2023", { "2260": 3, "2262": 2, "2280": 12 });
  await move(request, id, "published");
  const address = "/kartlaggning/utforska?indicator=placements&rows=area&columns=period&period=2023";
  await page.goto(address);
  await settled(page);
  const row = page.getByRole("row", { name: /Ånge/ });
  await expect(row).toContainText("dolt");
  await expect(page.getByRole("row", { name: /Härnösand/ })).toContainText("12");
  await row.getByRole("button").click();
  await expect(page.getByRole("complementary")).toContainText("för att ingen ska kunna pekas ut");
  await expectNoAxeViolationsInBothThemes(page);

  await signIn(page, await newKey(request, { name: "Ledningen, siffror", role: "lead", countyId: "22" }));
  await page.goto(address);
  await settled(page);
  await expect(row).toContainText("dolt");
  await page.getByRole("checkbox", { name: "Visa oskyddade siffror" }).check();
  await expect(row).toContainText("3");
  await expect(page.getByText("Sprid inte den här vyn")).toBeVisible();
  await page.goto("/kartlaggning/skydd");
  await settled(page);
  await expect(page.getByRole("row", { name: /Placeringar/ })).toContainText("2023");
});

test("from a collection to published figures: typed with last year's hint, judged, saved, and shown as come in", async ({ browser, request }) => {
  const id = "22-placements-2024";
  await openCollection(request, { id, period: "2024", organisations: ["2281", "2283"] });
  const reporter = await (await browser.newContext()).newPage();
  await signIn(reporter, await newKey(request, { name: "Sundsvall, siffror", role: "reporter", organisationId: "2281" }));
  await reporter.goto(`/kartlaggning/insamlingar/${id}/2281`);
  await settled(reporter);
  const field = reporter.getByRole("textbox", { name: /Placeringar på HVB och SiS, Sundsvall, 2024/ });
  await field.fill("många");
  await expect(reporter.getByRole("alert")).toContainText("Skriv ett tal");
  await field.fill("ca 31");
  await reporter.reload();
  await expect(field).toHaveValue("ca 31");
  await reporter.getByRole("button", { name: "Granska och spara" }).click();
  const dialog = reporter.getByRole("dialog");
  await expect(dialog).toContainText("1 nya");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(reporter.getByText("Siffrorna är sparade")).toBeVisible();
  await expect(field).toHaveValue("ca 31");

  const lead = await (await browser.newContext()).newPage();
  await signIn(lead, ADMIN_KEY);
  await lead.goto(`/kartlaggning/insamlingar/${id}`);
  await settled(lead);
  await expect(lead.getByRole("row", { name: /Placeringar på HVB/ })).toContainText("Klart");
  await expectNoAxeViolationsInBothThemes(lead);
  await lead.getByRole("button", { name: "Publicera" }).click();
  await lead.getByRole("dialog").getByRole("button", { name: "Publicera" }).click();
  await expect(lead.locator('[aria-current="step"]')).toHaveText("Publicerad");
});

test("a spreadsheet of figures names the row and column that is wrong, and nothing is saved", async ({ page, request }) => {
  const id = "22-placements-2025";
  await openCollection(request, { id, period: "2025", organisations: ["2282"] });
  await signIn(page, await newKey(request, { name: "Kramfors, siffror", role: "reporter", organisationId: "2282" }));
  await page.goto(`/kartlaggning/insamlingar/${id}/2282`);
  await settled(page);
  await page.getByText("Fyll i ett kalkylblad", { exact: true }).click();
  const form = await page.request.get(`${API}/collections/${id}/form?organisation=2282&format=csv-plain`);
  const [head = "", row = ""] = (await form.text()).trim().split(/\r?\n/);
  const columns = head.split(",");
  const valueAt = columns.findIndex((name) => /^(value|värde)$/i.test(name));
  const filled = (value: string) => [head, row.split(",").map((cell, index) => (index === valueAt ? value : cell)).join(",")].join("\n");
  const choose = (text: string) => page.getByLabel("Välj en ifylld fil").setInputFiles({ name: "siffror.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await choose(filled("massor"));
  await expect(page.getByText("Rätta de felaktiga raderna")).toBeVisible();
  await expect(page.getByRole("row", { name: /Fel/ })).toContainText("2");
  await choose(filled("7"));
  await expect(page.getByText("1 nya")).toBeVisible();
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.getByText("Siffrorna är sparade")).toBeVisible();
});

test("a table is kept under an address of its own, and taken away again", async ({ page, request }) => {
  await signIn(page, await newKey(request, { name: "Ledningen, dataset", role: "lead", countyId: "22" }));
  await page.goto("/kartlaggning/utforska?indicator=emergency-visits&rows=site&columns=period");
  await settled(page);
  await page.getByRole("button", { name: "Spara som dataset" }).click();
  await page.getByRole("dialog").getByLabel("Namn").fill("Akuten på våra tre orter");
  await page.getByRole("dialog").getByRole("button", { name: "Spara" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Akuten på våra tre orter");
  const kept = await request.get(`${API}/datasets/22-akuten-pa-vara-tre-orter/data?format=csv-plain`);
  expect(await kept.text()).toContain("342");
  await page.getByRole("button", { name: "Ta bort datasetet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ta bort datasetet" }).click();
  await expect(page.getByRole("heading", { name: "Börja från en färdig tabell" })).toBeVisible();
});

test("a difference is explained with its reason, and can be opened again", async ({ page, request }) => {
  await signIn(page, await newKey(request, { name: "Ledningen, avstämning", role: "lead", countyId: "22" }));
  await page.goto("/avstamning?domain=statistics&kind=parts_against_total");
  await settled(page);
  const card = page.getByRole("article").filter({ hasText: "149 + 44 + 30 = 223, angivet 219" });
  await card.getByRole("button", { name: "Förklara eller godta" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Varför").fill("Samma person kan ha sökt på två orter.");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(card).toContainText("Samma person kan ha sökt på två orter.");
  await expect(card).toContainText("Förklarad");
  await expectNoAxeViolationsInBothThemes(page);
  await card.getByRole("button", { name: "Öppna igen" }).click();
  await expect(card.getByRole("button", { name: "Förklara eller godta" })).toBeVisible();
});
