// The plan as it stood on a day, and what has become of it: the data was entered a month before the journeys begin.
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolationsInBothThemes, expectNoSidewaysScroll, settled } from "./support";

const API = "/samplan/v1";
const HEADERS = { Authorization: `Bearer ${ADMIN_KEY}` };

/** A Swedish day so many days ago. */
const dayAgo = (days: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(Date.now() - days * 24 * 3600 * 1000);

async function post(request: APIRequestContext, path: string, data: object) {
  const answer = await request.post(API + path, { headers: HEADERS, data });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function version(request: APIRequestContext, path: string) {
  const found = await request.get(API + path, { headers: HEADERS });
  return { ...HEADERS, "If-Match": found.headers()["etag"] ?? "" };
}

async function open(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
}

test("before anything has changed there is nothing to tell, and a day before the plan is said to be", async ({ page }) => {
  await open(page, "/planen/tidigare");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Välj en dag för att se planen som den var");
  await expect(page.getByText("0 av 8 nämnder har antagit planen. När alla har gjort det går den att jämföra med beslutet.")).toBeVisible();
  await page.getByLabel("Läget den").fill(dayAgo(5));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Inget har ändrats i planen sedan ${dayAgo(5)}`);
  await page.getByLabel("Läget den").fill("2020-01-01");
  await expect(page.getByText(/Planen fanns inte här då. Den lades in \d{4}/)).toBeVisible();
  await expect(page.getByLabel("Läget den")).toHaveValue("2020-01-01");
  await open(page, `/planen/tidigare?da=${dayAgo(3)}&nu=${dayAgo(9)}`);
  await expect(page.getByText("Ska ligga före det som den jämförs med.")).toBeVisible();
});

test("what has come, gone and changed is told in words, from what to what", async ({ page, request }) => {
  const activity = "/activities/22-plan-1-4";
  const changed = await request.patch(API + activity, { headers: await version(request, activity), data: { endsOn: "2027-12-31", milestones: [{ title: { sv: "Lokaler klara" }, dueOn: "2026-12-01" }] } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await post(request, "/progress-reports", { activityId: "22-plan-1-4", organisationId: "2281", asOf: dayAgo(1), status: "started", degree: 40 });
  await post(request, "/decisions", { id: "earlier-tabled", matterId: "22-adopt-plan", boardId: "2281-responsible-board", outcome: "tabled", decidedOn: dayAgo(2) });
  const gone = await request.delete(`${API}/activities/22-plan-3-3`, { headers: await version(request, "/activities/22-plan-3-3") });
  expect(gone.status(), await gone.text()).toBe(204);

  await open(page, `/planen/tidigare?da=${dayAgo(5)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`4 ändringar i planen sedan ${dayAgo(5)}`);
  const told = (name: RegExp) => page.locator(".earlier-list > li").filter({ hasText: name });
  await expect(told(/Aktivitet: 1\.4/)).toContainText("inget → 2027-12-31");
  await expect(told(/Aktivitet: 1\.4/)).toContainText("Tillkom: Lokaler klara (senast 2026-12-01)");
  await expect(told(/Aktivitet: 3\.3/)).toContainText("Borttaget");
  await expect(told(/Rapport: 1\.4.*Sundsvalls kommun/)).toContainText("40 %");
  await expect(told(/Beslut: .*Sundsvalls kommun/)).toContainText("Bordlagt");
  await expect(page.getByRole("row", { name: /3\.3 Tidiga förebyggande insatser/ })).toBeVisible();
  await expectNoAxeViolationsInBothThemes(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("when all boards have adopted it, the plan is held against the decision", async ({ page, request }) => {
  const matter = (await (await request.get(`${API}/matters/22-adopt-plan`)).json()) as { boardIds: string[] };
  for (const boardId of matter.boardIds) {
    await post(request, "/decisions", { id: `earlier-${boardId}`, matterId: "22-adopt-plan", boardId, outcome: "adopted", decidedOn: dayAgo(3) });
  }
  await open(page, "/planen/tidigare");
  await page.getByRole("button", { name: `Jämför med beslutet ${dayAgo(3)}` }).click();
  await expect(page).toHaveURL(/da=beslut/);
  await expect(page.getByText(`Jämförs med beslutet ${dayAgo(3)}`)).toBeVisible();
  await expect(page.getByLabel("Läget den")).toHaveValue(dayAgo(3));
  await expect(page.locator(".earlier-list > li").filter({ hasText: "Aktivitet: 1.4" })).toContainText("inget → 2027-12-31");
});
