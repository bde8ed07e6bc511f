import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, newKey, settled, signIn } from "./support";

const API = "/samplan/v1";
const HEADERS = { Authorization: `Bearer ${ADMIN_KEY}` };

async function open(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
}

/** Changes an activity, or the cost items that it also rests on, as another program would. */
async function write(request: APIRequestContext, method: "patch" | "put", activityId: string, rest: string, data: object) {
  const found = await request.get(`${API}/activities/${activityId}`, { headers: HEADERS });
  const headers = { ...HEADERS, "If-Match": found.headers()["etag"] ?? "" };
  const answer = await request[method](`${API}/activities/${activityId}${rest}`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function chooseCounty(page: Page, name: string) {
  await page.getByRole("banner").getByRole("combobox").first().selectOption({ label: name });
}

test("a lead says what an activity also rests on, over a reload, and is told when another was first", async ({ page, request }) => {
  await signIn(page, await newKey(request, { name: "Regionens projektledning", role: "lead", countyId: "22" }));
  await open(page, "/planen/aktivitet/22-plan-1-2");
  await page.getByRole("button", { name: "Välj poster som den också vilar på" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { name: /Personal till sprututbyte/ })).toHaveCount(0);
  await expect(dialog.getByRole("checkbox", { name: /Stafettläkare/ })).toHaveCount(0);
  await dialog.getByRole("checkbox", { name: /^2 samordnarfunktioner/ }).check();
  await expectNoAxeViolations(page);
  await page.reload();
  await settled(page);
  await page.getByRole("button", { name: "Välj poster som den också vilar på" }).click();
  await expect(dialog.getByText("Det du skrev förra gången finns kvar")).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: /^2 samordnarfunktioner/ })).toBeChecked();

  await write(request, "put", "22-plan-1-2", "/cost-items", { itemIds: ["22-f10-6"] });
  await dialog.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(dialog.getByText("Någon annan har sparat under tiden")).toBeVisible();
  await expect(dialog.getByText(/nytt SPOT-team i Sundsvall/).first()).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: /^2 samordnarfunktioner/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Spara det valda" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Vilar också på" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^2 samordnarfunktioner/ })).toContainText("hör till 1.1");
  await expect(page.getByRole("row", { name: /nytt SPOT-team/ })).toHaveCount(0);
});

test("the history says it in words", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/andringar?objectType=activity-cost-items&objectId=22-plan-1-2");
  const row = page.getByRole("row", { name: /Ändrade kostnadsposter för aktivitet/ }).first();
  await expect(row).toContainText("1.2 Sprututbytesprogram");
  await expect(row).toContainText(/Vilar också på: 2 samordnarfunktioner/);
  await expect(page.locator("main")).not.toContainText("activity-cost-items");
  await write(page.request, "patch", "22-plan-1-2", "", { gaps: [{ methodId: "addis-youth", organisationId: "2281" }], endsOn: "2027-12-31" });
  await open(page, "/andringar?objectType=activity&objectId=22-plan-1-2");
  const gaps = page.getByRole("row", { name: /Luckor att stänga/ });
  await expect(gaps).toContainText("ADDIS, diagnostiskt instrument, unga (Sundsvalls kommun)");
  await expect(gaps).toContainText("Slutar: 2027-12-31");
});

test("the front page has the largest gaps that no activity is to close", async ({ page }) => {
  await open(page, "/");
  const card = page.locator("section.card", { has: page.getByRole("heading", { name: "De fem största luckorna som ingen aktivitet ska stänga" }) });
  await expect(card.getByRole("listitem")).toHaveCount(5);
  await expect(card.getByRole("listitem").first()).toContainText("ADDIS, diagnostiskt instrument, vuxna");
  await expect(card.getByRole("listitem").first()).toContainText("saknas hos 8");
  await expect(card).toContainText("För 212 har ingen planerat.");
  await expect(card).toContainText("säger källan bara hur många");
  await card.getByRole("link", { name: "Planens effekt" }).click();
  await expect(page).toHaveURL(/\/planen\/effekt$/);
});

test("what follows from the plan as a whole has a page, and each activity's follow-ups are one press away", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/planen");
  await page.getByRole("navigation", { name: /Planen/ }).getByRole("link", { name: "Konsekvenser" }).click();
  await settled(page);
  await expect(page.locator(".page-head-answer")).toHaveText("5 av 13 aktiviteter har en konsekvensanalys. Ingen är uppföljd än.");
  const general = page.locator("section.card", { hasText: "Allmänt om förslagen" });
  await expect(general).toContainText("Processer vid sidan om som inte följer prioriteringarna");
  await expect(page.getByText("Ingen analys finns från hälso- och sjukvården.")).toBeVisible();
  await general.getByRole("button", { name: "Ny punkt" }).click();
  await page.getByRole("dialog").getByLabel("Vad den säger", { exact: true }).fill("Länet arbetar mot samma mål.");
  await page.getByRole("dialog").getByRole("button", { name: "Spara", exact: true }).click();
  await page.getByRole("button", { name: "Bestäm uppföljning: Länet arbetar mot samma mål." }).click();
  await page.getByRole("dialog").getByLabel(/^Fråga, om inget mått finns/).fill("Tycker cheferna det?");
  await page.getByRole("dialog").getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.getByText("Fråga: Tycker cheferna det?")).toBeVisible();
  await expectNoAxeViolations(page);
  await expect(page.getByRole("row", { name: /^1.4/ })).toContainText("0 av 5 har bestämd uppföljning");
  await page.getByRole("link", { name: /^1.4 Utökat uppdrag/ }).click();
  await expect(page).toHaveURL(/22-plan-1-4\/uppfoljning$/);
  await open(page, "/planen/aktivitet/22-plan-1-4");
  await page.getByRole("link", { name: "Följ upp aktiviteten" }).click();
  await expect(page).toHaveURL(/22-plan-1-4\/uppfoljning$/);
});

test("two scenarios with the same bar say why", async ({ page }) => {
  await open(page, "/kostnader/scenarier");
  await expect(page.getByText("Samma summa som Steg 1: ingen har lagt in någon kostnad för steg 2.")).toBeVisible();
  await expect(page.getByText(/^Samma summa/)).toHaveCount(1);
});

test("a plan that does not say its years asks for them kindly, and a lead can enter them", async ({ page, request }) => {
  const made = await request.post(`${API}/plans`, { headers: HEADERS, data: { id: "25-plan", countyId: "25", title: { sv: "Handlingsplan" } } });
  expect(made.status(), await made.text()).toBe(201);
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader");
  await chooseCounty(page, "Norrbottens län");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Planen säger inte vilka år den gäller");
  await expect(page.getByText("Uppgifterna kunde inte hämtas")).toHaveCount(0);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Räkna med de åren" }).click();
  await expect(page.getByText("Skriv ett helt tal från 1 till 30.")).toBeVisible();
  for (const path of ["/kostnader/scenarier", "/kostnader/huvudman"]) {
    await open(page, path);
    await expect(page.getByText("Kostnader läggs ihop år för år.")).toBeVisible();
  }
  await page.getByLabel("Första år").fill("2023");
  await page.getByLabel("Antal år").fill("4");
  await page.getByRole("button", { name: "Räkna med de åren" }).click();
  await expect(page).toHaveURL(/firstYear=2023&years=4/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hela planen");
  await open(page, "/kostnader");
  await page.getByLabel("Första år").fill("2023");
  await page.getByLabel("Antal år").fill("4");
  await page.getByRole("button", { name: "Spara åren i planen" }).click();
  await expect(page.getByText("Åren är sparade i planen")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hela planen har inga kostnadsposter");
});
