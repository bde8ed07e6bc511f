// What the browser tests share. The harness gives the address (baseURL) and an administrator's key.
import AxeBuilder from "@axe-core/playwright";
import { expect, type APIRequestContext, type Page } from "@playwright/test";

const API = "/samplan/v1";
export const ADMIN_KEY = process.env.SAMPLAN_E2E_ADMINISTRATOR ?? "";

type NewKey = { name: string; role: "reporter" | "lead"; organisationId?: string; countyId?: string };

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

export async function newKey(request: APIRequestContext, key: NewKey): Promise<string> {
  const answer = await request.post(`${API}/api-keys`, { headers: bearer(ADMIN_KEY), data: key });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { secret: string }).secret;
}

/** A round of its own for a test, taken over from 2021. */
export async function newRound(request: APIRequestContext, year: number, open = true): Promise<string> {
  const id = `22-${year}`;
  const data = { id, countyId: "22", year, title: { sv: `GAP-analys ${year}` }, previousRoundId: "22-2021" };
  const made = await request.post(`${API}/gap-rounds`, { headers: bearer(ADMIN_KEY), data });
  expect(made.status(), await made.text()).toBe(201);
  if (!open) return id;
  const headers = { ...bearer(ADMIN_KEY), "If-Match": made.headers()["etag"] ?? '"v1"' };
  const moved = await request.post(`${API}/gap-rounds/${id}/transitions`, { headers, data: { to: "open" } });
  expect(moved.ok(), await moved.text()).toBe(true);
  return id;
}

export async function signIn(page: Page, key: string): Promise<void> {
  await page.goto("/logga-in");
  await page.getByLabel("Nyckel", { exact: true }).fill(key);
  await page.getByRole("main").getByRole("button", { name: "Logga in" }).click();
  await expect(page.getByRole("button", { name: "Logga ut" })).toBeVisible();
}

/** The page's own heading is there and nothing is being fetched: React has mounted and answered. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("main h1").first()).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
}

export async function expectNoAxeViolations(page: Page): Promise<void> {
  await expectClean(new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]));
}

/** Both themes: all rules in the light one, and in the dark one those that a theme can break, its colours. */
export async function expectNoAxeViolationsInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectClean(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
}

async function expectClean(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const told = violations.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.slice(0, 3).map((node) => node.html).join("\n  ")}`);
  expect(told).toEqual([]);
}

/** Nothing may have to be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}

export const READING_PAGES = [
  "/",
  "/gap/matris?round=22-2021",
  "/gap/matris?round=22-2014",
  "/gap/matris?round=22-2021&cell=audit-adult~2281",
  "/gap/jamfor?round=22-2014&round=22-2021",
  "/gap/luckor?round=22-2021",
  "/kartlaggning",
  "/kartlaggning?about=emergency-visits~22~2019~",
  "/kartlaggning/utforska",
  "/kartlaggning/utforska?indicator=emergency-visits",
  "/kartlaggning/utforska?indicator=placements&indicator=placement-costs&rows=indicator&columns=period",
  "/kartlaggning/insamlingar",
  "/kartlaggning/insamlingar/22-mapping-2021",
  "/kostnader",
  "/kostnader?scenario=22-plan-all&by=organisation&priceYear=2023&index=kpi&spread=independent",
  "/kostnader/huvudman?sharing=equal",
  "/kostnader/huvudman/2280",
  "/kostnader/idag",
  "/kostnader/poster",
  "/kostnader/poster?state=not_summed",
  "/kostnader/poster/22-f10-5",
  "/kostnader/poster/ny",
  "/kostnader/scenarier",
  "/kostnader/scenarier?a=22-plan-steps-1&b=22-plan-all&visa=allt",
  "/kostnader/scenarier/22-plan-steps-1",
  "/kostnader/priser",
  "/planen",
  "/planen?per=2023-02-01&visa=late",
  "/planen?ruta=22-plan-1-4~2281",
  "/planen/aktivitet/22-plan-1-1",
  "/planen/organisation",
  "/planen/organisation/2281",
  "/planen/effekt?utan=22-plan-1-1",
  "/avstamning",
  "/avstamning?round=22-2021",
  "/kartlaggning/enkater",
  "/kartlaggning/enkater/22-region-2020",
  "/kartlaggning/enkater/bygg/22-region?version=1",
  "/svara",
  "/kallor",
  "/kallor/utredning-2021",
  "/andringar",
  "/utvecklare/lansfil",
  "/utvecklare",
  "/utvecklare/oppna-data",
  "/logga-in",
  "/rapportera",
  "/finns-inte",
] as const;

/** What surrounds the plan. */
export const PLAN_WORK_PAGES = [
  "/planen/konsekvenser",
  "/planen/beslut",
  "/planen/beslut?cell=22-adopt-plan~2262-social-committee",
  "/planen/overenskommelser",
  "/planen/kompetenshjul",
  "/planen/rapporter",
  "/planen/tidigare",
  "/planen/aktivitet/22-plan-1-1/uppfoljning",
] as const;
