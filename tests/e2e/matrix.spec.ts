import { expect, test } from "@playwright/test";
import { settled } from "./support";

const MATRIX = "/gap/matris?round=22-2021";

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("filters stand in the address and can be sent to a colleague", async ({ page }) => {
  await page.goto(MATRIX);
  await settled(page);
  await page.getByRole("button", { name: "Område", exact: true }).click();
  await page.getByRole("checkbox", { name: "Screening, vuxna" }).check();
  await expect(page).toHaveURL(/area=screening-adult/);
  await expect(page.getByRole("row", { name: /AUDIT.*vuxna/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /FREDA/ })).toHaveCount(0);

  await page.goto(page.url());
  await settled(page);
  await expect(page.getByRole("button", { name: "Ta bort Screening, vuxna" })).toBeVisible();
  await page.getByRole("button", { name: "Rensa urvalet" }).click();
  await expect(page).not.toHaveURL(/area=/);
  await expect(page.getByRole("row", { name: /FREDA/ }).first()).toBeVisible();
});

test("the grid is one stop for Tab, walked with arrow keys, and Enter opens source and history", async ({ page }) => {
  await page.goto(`${MATRIX}&area=screening-adult`);
  await settled(page);
  const grid = page.getByRole("grid");
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await grid.locator('[tabindex="0"]').focus();
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 2; step += 1) await page.keyboard.press("ArrowRight");
  const cell = page.locator(":focus");
  await expect(cell).toHaveText("Erbjuds");
  await expect(cell).toHaveAttribute("data-organisation", "2260");

  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary");
  await expect(panel.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(panel).toContainText("Bilaga 2");
  await expect(panel).toContainText("rad 5026");
  await expect(panel.getByRole("heading", { name: "Historik" })).toBeVisible();
  await expect(page).toHaveURL(/cell=audit-adult(~|%7E)2260/);

  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(cell).toBeFocused();
});

test("an area can be closed and keeps its own coverage in sight", async ({ page }) => {
  await page.goto(MATRIX);
  await settled(page);
  const head = page.getByRole("button", { name: "Dölj Screening, vuxna" });
  await head.click();
  await expect(page.getByRole("row", { name: /^AUDIT.*vuxna/ })).toHaveCount(0);
  await expect(page.getByRole("row", { name: /Screening, vuxna/ })).toContainText("14 av 14");
});

test("a statement about the group is shown as such and marked where it disagrees", async ({ page }) => {
  await page.goto(`${MATRIX}&area=psychosocial-alcohol`);
  await settled(page);
  const row = page.getByRole("row", { name: /^Community reinforcement approach/ });
  await expect(row).toContainText("Kommunerna tillsammans: 4 av 7");
  await expect(row).toContainText("stämmer inte med cellerna");
});

test("the round of 2014 shows what it has: the region, and the municipalities as a group", async ({ page }) => {
  await page.goto("/gap/matris?round=22-2014");
  await settled(page);
  const grid = page.getByRole("grid");
  await expect(grid.getByRole("columnheader", { name: /Sundsvall/ })).toHaveCount(0);
  await expect(grid.getByRole("columnheader", { name: /Primärvård/ })).toBeVisible();
  await expect(grid.getByText(/Kommunerna tillsammans/).first()).toBeVisible();
});

test("every view can be taken along as a file and as a call", async ({ page }) => {
  await page.goto(`${MATRIX}&area=screening-adult`);
  await settled(page);
  await page.getByRole("button", { name: "API", exact: true }).click();
  await expect(page.getByText(/^curl .*gap-matrices\/22-2021\?area=screening-adult/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Hämta", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Excel (XLSX)" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

test("a filter that nothing fits says why and how to go on", async ({ page }) => {
  await page.goto(`${MATRIX}&area=screening-adult&substance=opioids`);
  await expect(page.getByText("Ingen metod passar urvalet")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Rensa urvalet" }).last().click();
  await expect(page.getByRole("grid")).toBeVisible();
});

test("an error says what happened, what it means and the number to quote", async ({ page }) => {
  await page.route("**/samplan/v1/gap-matrices/**", (route) =>
    route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "about:blank", title: "Fel", status: 500, detail: "", instance: "", traceId: "abc123" }),
    }),
  );
  await page.goto(MATRIX);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uppgifterna kunde inte hämtas");
  await expect(page.getByRole("alert")).toContainText("Försök igen om en stund");
  await expect(page.getByRole("alert")).toContainText("abc123");
  await page.unroute("**/samplan/v1/gap-matrices/**");
  await page.getByRole("button", { name: "Försök igen" }).click();
  await expect(page.getByRole("grid")).toBeVisible();
});
