import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, newKey, settled, signIn } from "./support";

const API = "/samplan/v1";
const HEADERS = { Authorization: `Bearer ${ADMIN_KEY}` };

async function open(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
}

/** Changes an activity as another program would. */
async function change(request: APIRequestContext, activityId: string, data: object) {
  const found = await request.get(`${API}/activities/${activityId}`, { headers: HEADERS });
  const headers = { ...HEADERS, "If-Match": found.headers()["etag"] ?? "" };
  const answer = await request.patch(`${API}/activities/${activityId}`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function report(request: APIRequestContext, data: object) {
  const answer = await request.post(`${API}/progress-reports`, { headers: HEADERS, data });
  expect(answer.status(), await answer.text()).toBe(201);
}

test("a plan that nobody has reported on says so, and what to do", async ({ page }) => {
  await open(page, "/planen");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("13 aktiviteter i tre steg");
  await expect(page.locator(".page-head-answer")).toHaveText("Ingen har rapporterat än.");
  await expect(page.getByText("Ingen har rapporterat och inga tider är satta")).toBeVisible();
  await expect(page.getByText("0 av 8")).toBeVisible();
  await expect(page.getByText("Alla aktiviteter i steg 1 har startat, enligt uppdragsbeskrivningen")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sundsvalls kommun: ingen rapport" })).toHaveCount(13);
  await page.getByRole("button", { name: "Visa som tabell" }).click();
  await expect(page.getByRole("row", { name: /1.1 Länsövergripande beroendeteam/ }).last()).toContainText("Ingen tid är satt");
});

test("a reporter lands on the own organisation and reports in two minutes, over a reload and a lost connection", async ({ page, request }) => {
  const began = Date.now();
  await signIn(page, await newKey(request, { name: "Sundsvalls socialtjänst", role: "reporter", organisationId: "2281", countyId: "22" }));
  await open(page, "/");
  await page.getByRole("link", { name: "Rapportera", exact: true }).last().click();
  await expect(page).toHaveURL(/\/planen\/organisation\/2281$/);
  await open(page, "/planen/organisation");
  await expect(page).toHaveURL(/\/planen\/organisation\/2281$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Det här väntar planen av Sundsvalls kommun");
  await page.getByRole("button", { name: /^Rapportera: 1.4/ }).click();
  await page.getByRole("button", { name: "Spara rapporten" }).click();
  await expect(page.getByText("Välj hur långt ni har kommit.")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("radio", { name: /^Påbörjad/ }).check();
  await page.getByLabel("Hur många procent är gjort?").fill("140");
  await expect(page.getByText("Skriv ett helt tal från 0 till 100.")).toBeVisible();
  await page.getByLabel("Hur många procent är gjort?").fill("40");
  await page.getByLabel("Vad hindrar?").fill("En tjänst är inte tillsatt.");
  await page.reload();
  await settled(page);
  await expect(page.getByLabel("Vad hindrar?")).toHaveValue("En tjänst är inte tillsatt.");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Spara rapporten" }).click();
  await expect(page.getByText("Rapporten är inte skickad, för tjänsten svarar inte.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("Rapporten är sparad")).toBeVisible();
  await expect(page.getByText(/Kvitto: report-/)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(120_000);
  const sent = await request.get(`${API}/progress-reports?activity=22-plan-1-4&organisation=2281`);
  expect(((await sent.json()) as { progressReports: unknown[] }).progressReports).toHaveLength(1);
  await open(page, "/planen");
  await expect(page.getByRole("button", { name: /^Sundsvalls kommun: påbörjad, 40.%/ })).toBeVisible();
  await expect(page.getByText("1 av 8 har rapporterat: påbörjad")).toBeVisible();
});

test("late, silent and waiting stand in words, and not before the day", async ({ page, request }) => {
  await change(request, "22-plan-3-1", { endsOn: "2023-06-30", milestones: [{ title: { sv: "Webbsida" }, dueOn: "2023-03-01" }] });
  await change(request, "22-plan-3-2", { startsOn: "2022-09-01", needsIds: ["22-plan-3-1"] });
  await report(request, { activityId: "22-plan-3-2", organisationId: "22", asOf: "2023-01-10", status: "started", text: "Arbetet är i gång." });
  await report(request, { activityId: "22-plan-3-1", organisationId: null, asOf: "2023-05-01", status: "started" });
  await open(page, "/planen");
  const row = (title: string) => page.getByRole("row", { name: new RegExp(title) }).first();
  await expect(row("3.1 Lättillgänglig")).toContainText("Försenad sedan 2023-06-30");
  await expect(row("3.1 Lättillgänglig")).toContainText("Ett delmål är försenat");
  await expect(row("3.1 Lättillgänglig")).toContainText("Ledningen: påbörjad");
  await expect(row("3.1 Lättillgänglig")).toContainText("Ingen av 8 har rapporterat");
  await expect(row("3.2 Självhjälp")).toContainText("Ingen rapport sedan 2023-01-10");
  await expect(row("3.2 Självhjälp")).toContainText("Väntar på 3.1");
  await page.getByLabel("Visa", { exact: true }).selectOption("late");
  await expect(page.getByText("1 av 13 aktiviteter visas")).toBeVisible();
  await open(page, "/planen?per=2023-02-01");
  await expect(row("3.1 Lättillgänglig")).not.toContainText("Försenad");
  await expect(row("3.1 Lättillgänglig")).toContainText("Ledningen har inte rapporterat");
  await expectNoAxeViolations(page);
});

test("the marks are gone through with the keyboard, and one leads to its report and back", async ({ page }) => {
  await open(page, "/planen");
  const region = page.getByRole("row", { name: /3.2 Självhjälp/ }).first().getByRole("button", { name: /^Region Västernorrland: påbörjad, 2023-01-10/ });
  const stops = page.locator(".plan-mark[tabindex='0']");
  await expect(stops).toHaveCount(1);
  await stops.focus();
  for (let row = 0; row < 11; row += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(region).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary")).toContainText("Arbetet är i gång.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary")).toHaveCount(0);
  await expect(region).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("row", { name: /3.2 Självhjälp/ }).first().getByRole("button", { name: /^Örnsköldsviks kommun/ })).toBeFocused();
});

test("two leads change one activity: both see it, and nobody's text is lost", async ({ browser, request }) => {
  const keys = [await newKey(request, { name: "Regionens projektledning", role: "lead", countyId: "22" }), await newKey(request, { name: "Kommunernas projektledning", role: "lead", countyId: "22" })];
  const [first, second] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()] as const;
  for (const [place, page] of [first, second].entries()) {
    await signIn(page, keys[place] ?? "");
    await open(page, "/planen/aktivitet/22-plan-2-1?vy=andra");
  }
  const save = (page: Page) => page.getByRole("button", { name: "Spara", exact: true });
  await first.getByLabel("Kontaktfunktion").fill("Samordnare i regionen");
  await first.getByLabel("Börjar", { exact: true }).fill("2023-01-01");
  await save(first).click();
  await expect(first.getByText("Aktiviteten är sparad")).toBeVisible();

  await second.getByLabel("Kontaktfunktion").fill("Samordnare i kommunerna");
  await second.getByLabel("Slutar", { exact: true }).fill("2027-12-31");
  await save(second).click();
  await expect(second.getByText("Någon annan har ändrat aktiviteten medan du skrev")).toBeVisible();
  await expect(second.getByText(/Regionens projektledning sparade/)).toBeVisible();
  await expectNoAxeViolations(second);
  await second.reload();
  await settled(second);
  const conflict = second.getByRole("group", { name: "Kontaktfunktion" });
  await expect(conflict.getByText("Samordnare i kommunerna")).toBeVisible();
  await expect(conflict.getByText("Samordnare i regionen")).toBeVisible();
  await conflict.getByRole("radio", { name: /Den andras/ }).check();
  await second.getByRole("button", { name: "Spara det valda" }).click();
  await expect(second.getByText("Aktiviteten är sparad")).toBeVisible();
  await expect(second.getByText("Samordnare i regionen")).toBeVisible();
  await expect(second.getByText("2023-01-01 – 2027-12-31")).toBeVisible();
});

test("an activity that would wait for itself is refused at its field, with the chain", async ({ page, request }) => {
  await change(request, "22-plan-2-3", { needsIds: ["22-plan-2-4"] });
  await signIn(page, ADMIN_KEY);
  await open(page, "/planen/aktivitet/22-plan-2-4?vy=andra");
  await page.getByLabel("Måste vänta på").last().selectOption({ label: "2.3 Förtydliga samverkan socialtjänst och primärvård" });
  await page.getByRole("button", { name: "Spara", exact: true }).click();
  await expect(page.locator(".field-error", { hasText: "→" }).first()).toContainText(/2\.3 → 2\.4 → 2\.3|2\.4 → 2\.3 → 2\.4/);
});

test("an activity is entered, reported on as a whole, taken away and brought back", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/planen/aktivitet/ny");
  await page.getByLabel("Namn", { exact: true }).fill("Gemensam webbplats");
  await page.getByLabel("Beteckning").fill("3.4");
  await page.getByRole("button", { name: "Skapa aktiviteten" }).click();
  await expect(page.getByText("2 uppgifter behöver rättas")).toBeVisible();
  await page.getByLabel("Steg", { exact: true }).selectOption({ label: "Steg 3 Lindriga svårigheter" });
  await page.getByLabel("Lägg till en organisation").selectOption({ label: "Region Västernorrland" });
  await page.getByLabel("Visa luckor hos").selectOption({ label: "Region Västernorrland" });
  await page.getByLabel("Sök metod").fill("ADDIS");
  await page.locator(".gap-choices button").first().click();
  await page.getByRole("button", { name: "Skapa aktiviteten" }).click();
  await expect(page.getByText("Aktiviteten är skapad")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("3.4 Gemensam webbplats");
  await expect(page.getByRole("row", { name: /ADDIS/ })).toContainText("Fortfarande öppen");
  await open(page, "/planen/effekt");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Planen ska stänga 1 av");
  await open(page, "/planen");
  await page.getByRole("link", { name: "3.4 Gemensam webbplats" }).first().click();
  await page.getByRole("button", { name: "Ta bort aktiviteten" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ta bort aktiviteten" }).click();
  await page.getByRole("button", { name: "Ångra" }).click();
  await expect(page.getByText("Aktiviteten är tillbaka")).toBeVisible();
  await expect(page.getByRole("link", { name: "3.4 Gemensam webbplats" }).first()).toBeVisible();
  await open(page, "/planen/helheten");
  await page.getByRole("button", { name: "Rapportera: 3.4 Gemensam webbplats" }).click();
  await page.getByRole("radio", { name: /^Klar/ }).check();
  await page.getByRole("button", { name: "Spara rapporten" }).click();
  await expect(page.getByText("Rapporten är sparad")).toBeVisible();
  await expect(page.locator("article", { hasText: "Gemensam webbplats" })).toContainText("Ledningen: klar");
});

test("on a phone one step is read at a time, and who only reads cannot change anything", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/planen");
  await expect(page.locator(".plan-table")).toHaveCount(0);
  await page.getByLabel("Visa steg").selectOption({ label: "Steg 3 Lindriga svårigheter" });
  const card = page.locator("article", { hasText: "Lättillgänglig information" });
  await expect(card).toContainText("Försenad sedan 2023-06-30");
  await card.getByText("Organisationerna").click();
  await expect(card.getByRole("button", { name: /Region Västernorrland/ })).toContainText("försenad");
  await open(page, "/planen/aktivitet/22-plan-3-1");
  await expect(page.getByRole("button", { name: "Ändra aktiviteten" })).toHaveCount(0);
  await open(page, "/planen/helheten");
  await expect(page.getByText("Bara projektledningen rapporterar för helheten")).toBeVisible();
});
