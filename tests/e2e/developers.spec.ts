// Somebody who builds on the API: makes the first call on the page, and takes calls home that work as they stand.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolationsInBothThemes, expectNoSidewaysScroll, newRound, settled, signIn } from "./support";

const PAGE = "/utvecklare";
const PYTHON = process.env.SAMPLAN_E2E_PYTHON ?? "";
const REPORTER_KEY = process.env.SAMPLAN_E2E_REPORTER ?? "";

/** The calls as they are copied: the first one, how to set up, and one a task. */
async function calls(page: Page): Promise<string[]> {
  await settled(page);
  return page.locator(".code-line code").allTextContents();
}

function run(program: string, ...words: string[]): (code: string, folder: string) => string {
  return (code, cwd) => {
    const env = { ...process.env, SAMPLAN_URL: process.env.SAMPLAN_E2E_URL, SAMPLAN_KEY: ADMIN_KEY };
    return execFileSync(program, [...words, code], { cwd, env, encoding: "utf8", timeout: 60_000 });
  };
}

test("the first call is made on the page, by keyboard, and shows status, headers and answer", async ({ page }) => {
  await page.goto(PAGE);
  await settled(page);
  await page.getByRole("button", { name: "Gör anropet" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "200 OK" })).toBeVisible();
  await expect(page.locator(".call-headers")).toContainText("etag");
  await expect(page.locator(".call-body")).toContainText('"id": "22-2021"');
  await expectNoAxeViolationsInBothThemes(page);
  for (const width of [320, 768]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
  }
});

test("a call that gets no answer says so", async ({ page }) => {
  await page.goto(PAGE);
  await settled(page);
  await page.route("**/gap-rounds/22-2021", (route) => route.abort());
  await page.getByRole("button", { name: "Gör anropet" }).click();
  await expect(page.getByRole("alert")).toContainText("Det kom inget svar");
});

test("the calls for the shell work as they stand", async ({ page, request }) => {
  await newRound(request, 2026);
  await page.goto(PAGE);
  const [first = "", setUp = "", list = "", file = "", conditional = "", changes = "", write = ""] = await calls(page);
  const folder = mkdtempSync(join(tmpdir(), "calls-"));
  const shell = run("bash", "-euo", "pipefail", "-c");
  expect(JSON.parse(shell(first, folder))).toMatchObject({ id: "22-2021" });
  expect(setUp).toContain(`export SAMPLAN_URL='${process.env.SAMPLAN_E2E_URL ?? ""}'`);
  expect(JSON.parse(shell(list, folder))).toHaveProperty("gaps");
  shell(file, folder);
  expect(readdirSync(folder)).toContain("matris-22-2021.xlsx");
  shell(conditional, folder);
  expect(shell(`${conditional} -w '%{http_code}'`, folder)).toBe("304");
  expect(JSON.parse(shell(changes, folder))).toHaveProperty("cursor");
  expect(JSON.parse(shell(write, folder))).toMatchObject({ status: "offered" });
});

test("the calls for Python work as they stand", async ({ page, request }) => {
  await newRound(request, 2026).catch(() => "it is there already");
  await page.goto(`${PAGE}?verktyg=python`);
  const [, , ...tasks] = await calls(page);
  const folder = mkdtempSync(join(tmpdir(), "calls-"));
  const python = run(PYTHON, "-W", "error", "-c");
  expect(tasks).toHaveLength(5);
  const printed = tasks.map((task) => python(task, folder));
  expect(printed[0]).toMatch(/\[\d+ rows x \d+ columns\]/);
  expect(readdirSync(folder)).toContain("matris-22-2021.xlsx");
  expect(printed[3]).toMatch(/^\d+ \d+/);
});

test("whoever is signed in finds their own organisation in the calls, and never their key", async ({ page }) => {
  await signIn(page, REPORTER_KEY);
  await page.goto(PAGE);
  await page.getByRole("radio", { name: "R", exact: true }).check();
  await expect(page).toHaveURL(/verktyg=r/);
  expect((await calls(page)).join("\n")).toContain("organisation=2281");
  expect(await page.content()).not.toContain(REPORTER_KEY);
  await expect(page.getByRole("link", { name: "Skapa en nyckel" })).toHaveCount(0);
});

test("an administrator goes from there to a key of one's own", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await page.goto(`${PAGE}?lang=en`);
  await page.getByRole("link", { name: "Make a key" }).click();
  await expect(page).toHaveURL(/\/nycklar/);
});
