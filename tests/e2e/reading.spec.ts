import { expect, test } from "@playwright/test";
import { expectNoAxeViolations, settled } from "./support";

test("the overview answers first, and each figure leads to its page", async ({ page }) => {
  await page.goto("/");
  await settled(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Västernorrland");
  for (const words of ["metoder erbjuds i alla kommuner", "metoder saknas hos minst en huvudman"]) {
    await expect(page.getByRole("link", { name: new RegExp(`\\d+.*${words}`) })).toBeVisible();
  }
  await page.getByRole("link", { name: /metoder saknas hos minst en huvudman/ }).click();
  await expect(page).toHaveURL(/\/gap\/luckor/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a comparison adds up, shows then and now, and says why some cannot be compared", async ({ page }) => {
  await page.goto("/gap/jamfor?round=22-2014&round=22-2021");
  await settled(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vad har hänt mellan 2014 och 2021?");
  const counts = (await page.locator(".change-counts dd").allInnerTexts()).map((text) => Number(text.replace(/\s/g, "")));
  const total = counts.pop();
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(total);
  await expect(page.getByText(/Därför kan de inte jämföras/)).toContainText("frågan ställdes inte båda gångerna");
  await expect(page.getByRole("row", { name: /DUDIT.*Primärvården.*Erbjuds inte.*Erbjuds delvis.*Bättre/ })).toBeVisible();
  await page.getByRole("checkbox", { name: "Visa bara det som har ändrats" }).uncheck();
  await expect(page).toHaveURL(/alla=1/);
  await expect(page.getByText("Oförändrad").nth(1)).toBeVisible();
});

test("a comparison with one round asks for another", async ({ page }) => {
  await page.goto("/gap/jamfor?round=22-2014");
  await expect(page.getByText("Välj minst två omgångar").first()).toBeVisible();
});

test("gaps are ranked, filtered, sorted and paged in the address", async ({ page }) => {
  await page.goto("/gap/luckor?round=22-2021");
  await settled(page);
  await expect(page.locator(".gap-item")).toHaveCount(20);
  await page.getByRole("button", { name: "Nästa" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.locator(".gap-rank").first()).toHaveText("21");
  await page.getByRole("button", { name: "Organisation", exact: true }).click();
  await page.getByRole("checkbox", { name: "Sundsvalls kommun" }).check();
  await expect(page).toHaveURL(/organisation=2281/);
  await expect(page).not.toHaveURL(/page=2/);
  await page.keyboard.press("Escape");
  await page.getByLabel("Ordna efter").selectOption({ label: "Metodens namn" });
  await expect(page).toHaveURL(/sort=name/);
});

test("what closed since the last round is told", async ({ page }) => {
  await page.goto("/gap/luckor?round=22-2021");
  await settled(page);
  await expect(page.getByText(/(luckor har|lucka har) stängts sedan förra omgången/)).toBeVisible();
});

test("findings show both places and the arithmetic", async ({ page }) => {
  await page.goto("/avstamning?round=22-2021");
  await settled(page);
  const card = page.getByRole("article").filter({ hasText: "Community reinforcement approach" });
  await expect(card).toContainText("Angivet 4 av 7");
  await expect(card).toContainText("rad 4350");
  await expect(card).toContainText("Bilaga 2");
  await card.getByRole("link", { name: "Visa i matrisen" }).click();
  await expect(page.getByRole("complementary")).toContainText("stämmer inte överens");
});

test("English by choice, kept, and carried by the address", async ({ page }) => {
  await page.goto("/gap/matris?round=22-2021");
  await settled(page);
  await page.getByRole("button", { name: "In English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Which methods are offered where? Gap analysis 2021");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("link", { name: "Overview" })).toBeVisible();
  await page.goto("/?lang=sv");
  await expect(page.getByRole("link", { name: "Översikt" })).toBeVisible();
});

test("a source leads to its place, and the places can be searched", async ({ page }) => {
  await page.goto("/kallor");
  await page.getByRole("link", { name: /Utredning av missbruks/ }).click();
  await settled(page);
  await page.getByLabel("Sök bland ställena").fill("rad 5026");
  await expect(page.getByRole("row", { name: /rad 5026/ })).toBeVisible();
});

test("the interactive documentation works without any other host", async ({ page, baseURL }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  await page.goto("/samplan/v1/docs");
  await page.getByRole("heading", { name: /^gap/ }).click();
  await expect(page.getByText("/gap-matrices/{roundId}").first()).toBeVisible();
  expect(foreign).toEqual([]);
});

test("the skip link leads past the menu and moves nothing", async ({ page }) => {
  await page.goto("/gap/luckor?round=22-2021");
  await settled(page);
  const before = await page.getByRole("heading", { level: 1 }).boundingBox();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Hoppa till innehållet" })).toBeFocused();
  expect(await page.getByRole("heading", { level: 1 }).boundingBox()).toEqual(before);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a county without a round says why the pages are empty and what to do", async ({ page }) => {
  const none = { gapRounds: [], _meta: { totalRecords: 0, page: 1, limit: 1000, count: 0 }, _links: {} };
  await page.route("**/samplan/v1/gap-rounds?*", (route) => route.fulfill({ json: none }));
  for (const path of ["/", "/gap/matris", "/gap/jamfor", "/gap/luckor", "/avstamning?round=22-2021"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(/Det finns ingen fastställd omgång än|Välj minst två omgångar/).first()).toBeVisible();
    await expectNoAxeViolations(page);
  }
});
