import { expect, test } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, newRound, READING_PAGES, settled, signIn } from "./support";

for (const scheme of ["light", "dark"] as const) {
  for (const lang of ["sv", "en"] as const) {
    test(`every page for reading is free of violations, ${scheme}, ${lang}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: 1440, height: 900 });
      for (const path of READING_PAGES) {
        await test.step(path, async () => {
          await page.goto(path + (path.includes("?") ? "&" : "?") + `lang=${lang}`);
          await settled(page);
          await expectNoAxeViolations(page);
        });
      }
    });
  }
}

for (const scheme of ["light", "dark"] as const) {
  test(`every page behind sign-in is free of violations, ${scheme}`, async ({ page, request }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const roundId = await newRound(request, scheme === "light" ? 2041 : 2042);
    await signIn(page, ADMIN_KEY);
    for (const path of ["/", "/rapportera", `/rapportera/${roundId}/2281`, "/omgangar", `/omgangar/${roundId}`, "/nycklar"]) {
      await test.step(path, async () => {
        await page.goto(path);
        await settled(page);
        await expectNoAxeViolations(page);
      });
    }
  });
}

test("menus, filters and dialogs are free of violations when open", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/gap/matris?round=22-2021");
  await settled(page);
  await page.getByRole("button", { name: "Meny" }).click();
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Substans", exact: true }).click();
  await expect(page.getByRole("checkbox", { name: "Alkohol" })).toBeVisible();
  await expectNoAxeViolations(page);
});
