import { expect, test } from "@playwright/test";

test("the first page tells where the county stands", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
