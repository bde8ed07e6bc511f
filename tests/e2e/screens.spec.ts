import { expect, test } from "@playwright/test";
import { expectNoSidewaysScroll, PLAN_WORK_PAGES, READING_PAGES, settled } from "./support";

// The narrowest phone, and the narrowest screen that gets the matrix as a table.
for (const width of [320, 768]) {
  test(`nothing has to be scrolled sideways at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    for (const path of [...READING_PAGES, ...PLAN_WORK_PAGES]) {
      await test.step(path, async () => {
        await page.goto(path);
        await settled(page);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}

test("on a phone the matrix is read one organisation or one method at a time", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/gap/matris?round=22-2021");
  await settled(page);
  await expect(page.getByRole("grid")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Organisation" }).selectOption({ label: "Sundsvalls kommun" });
  await expect(page).toHaveURL(/org=2281/);
  await expect(page.getByText("Sundsvalls kommun erbjuder 29 av 61 tillfrågade metoder")).toBeVisible();
  await page.getByRole("radio", { name: "Per metod" }).check();
  await page.getByRole("combobox", { name: "Metod" }).selectOption({ label: "AUDIT, frågeformulär om alkohol, unga" });
  await page.getByRole("button", { name: /Sundsvalls kommun.*Erbjuds inte/ }).click();
  await expect(page.getByRole("complementary")).toContainText("Bilaga 2");
});

test("the matrix prints with its head repeated, its legend, and without the page around it", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/gap/matris?round=22-2021");
  await settled(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".site-head")).toBeHidden();
  await expect(page.locator(".view-bar-tools")).toBeHidden();
  await expect(page.getByRole("list", { name: "Teckenförklaring" })).toBeVisible();
  expect(await page.locator(".matrix thead").evaluate((head) => getComputedStyle(head).display)).toBe("table-header-group");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});

test("motion is left out for those who ask for it", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/gap/luckor?round=22-2021");
  await settled(page);
  const durations = await page.evaluate(() =>
    [...document.querySelectorAll("*")].map((element) => Number.parseFloat(getComputedStyle(element).transitionDuration) || 0),
  );
  expect(Math.max(...durations)).toBeLessThanOrEqual(0.001);
});
