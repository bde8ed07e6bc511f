import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { expectNoAxeViolations, settled } from "./support";

const API = "/samplan/v1";
const STEP_1 = "plan=22-plan&scenario=22-plan-steps-1";

type Range = { low: number | null; high: number | null; isOpen: boolean };
type Sum = { total: Range; annual: Range; itemCount: number; notSummedCount: number };
type Group = Sum & { id: string | null; name: { sv: string } };
type Summary = { total: Sum; groups: Group[]; notSummed: { title: { sv: string } }[]; activitiesWithoutItems: { title: { sv: string } }[] };

async function summary(request: APIRequestContext, query: string): Promise<Summary> {
  const answer = await request.get(`${API}/cost-summaries?${query}`);
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()) as Summary;
}

const swedish = (value: number) => new Intl.NumberFormat("sv-SE").format(value);
const millions = (value: number) => swedish(Math.round(value / 100_000) / 10);
/** A range of several millions, as the pages say it. */
const inMillions = ({ low, high, isOpen }: Range) => `${millions(low ?? 0)}–${millions(high ?? 0)} mkr${isOpen ? " eller mer" : ""}`;
/** Figures without the spaces between thousands, which differ by browser. */
const digits = (text: string) => text.replace(/\s/g, "");

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("the overview answers first, with the same numbers as the API, and what is not costed as loudly", async ({ page, request }) => {
  const known = await summary(request, `${STEP_1}&by=activity`);
  await page.goto("/kostnader");
  await settled(page);
  await expect(heading(page)).toHaveText(`Steg 1 kostar ${inMillions(known.total.annual)} per år`);
  await expect(page.getByText(`${known.total.notSummedCount} poster är inte beräknade. Det som inte är beräknat är inte gratis.`)).toBeVisible();
  const beside = page.getByRole("region", { name: "Det här är inte beräknat" });
  for (const one of known.notSummed) await expect(beside.getByRole("link", { name: one.title.sv, exact: true })).toBeVisible();
  await expect(beside).toContainText("65 000 kr per kurs");
  await page.getByRole("button", { name: "Visa som tabell" }).click();
  const table = page.getByRole("table", { name: "Kostnad per aktivitet" });
  for (const group of known.groups) {
    const row = table.getByRole("row", { name: group.name.sv });
    const text = digits(await row.innerText());
    expect(text).toContain(String(group.annual.low));
    expect(text).toContain(`${group.annual.high}${group.annual.isOpen ? "ellermer" : ""}`);
  }
  expect(digits(await table.getByRole("row", { name: "Summa" }).innerText())).toContain(`${known.total.annual.low}${known.total.annual.high}ellermer${known.total.notSummedCount}`);
});

test("an open end has its words beside the bar, and a part unfolds into its items with the keyboard", async ({ page, request }) => {
  await page.goto("/kostnader");
  await settled(page);
  const row = page.locator(".range-fold").filter({ hasText: "Länsövergripande beroendeteam" });
  await expect(row.locator(".range-text")).toHaveText(/mkr eller mer$/);
  await expect(page.getByRole("list", { name: "Så läses staplarna" })).toContainText("kan bli mer");
  await row.locator("summary").focus();
  await page.keyboard.press("Enter");
  const parts = row.getByRole("table");
  await expect(parts).toContainText("1 200 000–3 300 000 kr");
  await expect(parts).toContainText("minst 1 100 000 kr");
  const group = (await summary(request, `${STEP_1}&by=activity`)).groups.find((one) => one.name.sv.includes("Länsövergripande beroendeteam"));
  expect(digits(await parts.getByRole("row", { name: "Summa" }).innerText())).toContain(`${group?.annual.low}–${group?.annual.high}krellermer`);
});

test("steps that nobody has costed are rows of their own, never nought", async ({ page }) => {
  await page.goto("/kostnader?scenario=22-plan-all");
  await settled(page);
  const row = page.getByRole("listitem").filter({ hasText: "Steg 3" });
  await expect(row).toContainText("ej beräknat");
  await expect(row).toContainText("ingen kostnadspost");
  await page.getByLabel("Dela upp").selectOption({ label: "per huvudman" });
  await expect(page).toHaveURL(/by=organisation/);
  await expect(page.getByRole("listitem").filter({ hasText: "Kommunerna i Västernorrland" }).first()).toContainText("ej beräknat");
  await expect(page.getByRole("listitem").filter({ hasText: "Sundsvalls kommun" }).first()).toContainText("ingen kostnadspost");
  await expect(page.getByText(/(^|[^\d])0 kr/)).toHaveCount(0);
});

test("another year's prices name their index and its source, and stay in the address", async ({ page, request }) => {
  await page.goto("/kostnader");
  await settled(page);
  await page.getByLabel("Prisnivå").selectOption({ label: "2023 års priser" });
  await expect(page).toHaveURL(/priceYear=2023/);
  const known = await summary(request, `${STEP_1}&priceYear=2023&index=kpi`);
  await expect(heading(page)).toHaveText(`Steg 1 kostar ${inMillions(known.total.annual)} per år`);
  await expect(page.getByText(/omräknade till 2023 års priser med Konsumentprisindex/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Indexets källa" })).toHaveAttribute("href", /scb\.se/);
  await page.getByRole("button", { name: "API" }).click();
  await expect(page.getByText(/curl .*priceYear=2023/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByText("Fler val").click();
  await page.getByRole("checkbox", { name: "Räkna med det som är eventuellt" }).uncheck();
  await expect(page).toHaveURL(/optional=exclude/);
  const without = await summary(request, `${STEP_1}&priceYear=2023&index=kpi&optional=exclude`);
  expect(without.total.itemCount).toBe(known.total.itemCount - 1);
  await page.reload();
  await expect(heading(page)).toHaveText(`Steg 1 kostar ${inMillions(without.total.annual)} per år`);
});

test("a simulated spread comes on request, says its model, and is no part of the sum", async ({ page }) => {
  await page.goto("/kostnader");
  await settled(page);
  const box = page.getByRole("region", { name: "Simulerad spridning" });
  const before = await heading(page).innerText();
  await box.getByRole("button", { name: "Simulera" }).click();
  await expect(box).toContainText("I åtta fall av tio mellan");
  await expect(box).toContainText("startvärde");
  await expect(page).toHaveURL(/spread=independent/);
  await expect(heading(page)).toHaveText(before);
  await box.getByLabel("Hur posterna rör sig").selectOption({ label: "Alla blir dyra eller billiga tillsammans" });
  await expect(page).toHaveURL(/spread=together/);
  await box.getByRole("button", { name: "Ta bort simuleringen" }).click();
  await expect(box).not.toContainText("I åtta fall av tio");
});

test("a principal sees what falls on it, and what another rule would change", async ({ page, request }) => {
  await page.goto("/kostnader/huvudman");
  await settled(page);
  await page.getByRole("link", { name: "Härnösands kommun" }).click();
  const known = await summary(request, `${STEP_1}&organisation=2280&by=item`);
  await expect(heading(page)).toHaveText(`Det här faller på Härnösand: ${swedish((known.total.annual.high ?? 0) / 1000)} tkr per år`);
  for (const group of known.groups) await expect(page.getByRole("listitem").filter({ hasText: group.name.sv }).first()).toBeVisible();
  await page.getByLabel("Fördelning").selectOption({ label: "Lika mycket var" });
  await expect(page).toHaveURL(/sharing=equal/);
  const row = page.getByRole("row", { name: /Härnösands kommun/ });
  await expect(row).toContainText("12,5 %");
  await expect(page.getByRole("region", { name: "Om kostnaden delades på ett annat sätt" })).toContainText("mkr eller mer per år. Enligt planen är det 168 tkr.");
  await page.locator("summary", { hasText: "Vilka som delar" }).click();
  await page.getByRole("checkbox", { name: "Region Västernorrland" }).uncheck();
  await expect(page).toHaveURL(/among=2280/);
  await expect(row).toContainText("14,3 %");
  await page.getByLabel("Fördelning").selectOption({ label: "Efter egna vikter" });
  const weight = page.getByRole("textbox", { name: /Vikt för Härnösands kommun/ });
  await weight.fill("9");
  await weight.press("Tab");
  await expect(page).toHaveURL(/weight=2280(%3A|:)9/);
  await expect(row).toContainText("56,3 %");
  await page.getByLabel("Fördelning").selectOption({ label: "Efter antal invånare" });
  await expect(page.getByText("Antalet invånare är inte publicerat för")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("today's costs stand beside a scenario, with the division written out", async ({ page, request }) => {
  await page.goto("/kostnader/idag");
  await settled(page);
  await expect(page.getByText("De räknas aldrig ihop")).toBeVisible();
  await expect(page.getByRole("list", { name: "Vårdens kostnad, 2019" })).toContainText("39,1 mkr");
  await expect(page.getByRole("region", { name: "Bredvid: Steg 1" })).toContainText("mkr eller mer");
  const box = page.getByRole("region", { name: "Hur många placeringar motsvarar det?" });
  const even = (await (await request.get(`${API}/break-evens?${STEP_1}&period=2020`)).json()) as { needed: { wholeLow: number; wholeHigh: number }; arithmetic: { sv: string }; cautions: { sv: string }[] };
  await expect(box).toContainText(`${even.needed.wholeLow}–${even.needed.wholeHigh} placeringar färre per år, eller fler`);
  for (const line of even.arithmetic.sv.split("; ")) await expect(box.getByRole("listitem").filter({ hasText: line })).toBeVisible();
  for (const one of even.cautions) await expect(box).toContainText(one.sv);
  await box.getByLabel("Placeringarnas år").selectOption("2019");
  await expect(page).toHaveURL(/period=2019/);
  await expect(box).toContainText("90 placeringar");
});

test("an address that cannot be reckoned says why and how to begin anew", async ({ page }) => {
  await page.goto("/kostnader?scenario=finns-inte");
  await expect(page.getByRole("alert").or(page.getByText("Felsökningsnummer")).first()).toBeVisible();
  await page.getByRole("link", { name: "Ta bort valen och börja om" }).click();
  await expect(heading(page)).toContainText("Steg 1 kostar");
});

test("the county's overview leads to the cost of the first step", async ({ page, request }) => {
  const known = await summary(request, STEP_1);
  await page.goto("/");
  await settled(page);
  const figure = page.getByRole("link", { name: /per år kostar steg 1/ });
  await expect(figure).toContainText(inMillions(known.total.annual));
  await expect(figure).toContainText(`${known.total.notSummedCount} poster är inte beräknade`);
  await figure.click();
  await expect(page).toHaveURL(/\/kostnader$/);
  await expect(heading(page)).toBeFocused();
});

test("costs print with their bars, words and rule, without the choices around them", async ({ page }) => {
  await page.goto("/kostnader");
  await settled(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel("Vad som genomförs")).toBeHidden();
  await expect(page.locator(".range-bars").first()).toBeVisible();
  await expect(page.getByText("De lägsta beloppen läggs ihop för sig")).toBeVisible();
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe("%PDF-");
});
