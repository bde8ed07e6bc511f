import { expect, test } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, expectNoAxeViolationsInBothThemes, newRound, PLAN_WORK_PAGES, READING_PAGES, settled, signIn } from "./support";

// By section, so that no one test has to look at them all within its time.
const STARTS = { costs: "/kostnader", plan: "/planen", mapping: "/kartlaggning", others: "" };
const sectionOf = (path: string) => Object.entries(STARTS).find(([, start]) => path.startsWith(start))?.[0];
const SECTIONS: readonly (readonly [string, readonly string[]])[] = [
  ...Object.keys(STARTS).map((name) => [name, READING_PAGES.filter((one) => sectionOf(one) === name)] as const),
  ["around the plan", PLAN_WORK_PAGES],
];

for (const lang of ["sv", "en"] as const) {
  for (const [section, pages] of SECTIONS) {
    test(`every page for reading is free of violations in both themes, ${section}, ${lang}`, async ({ page }) => {
      test.slow();
      for (const path of pages) {
        await test.step(path, async () => {
          await page.goto(path + (path.includes("?") ? "&" : "?") + `lang=${lang}`);
          await settled(page);
          await expectNoAxeViolationsInBothThemes(page);
        });
      }
    });
  }
}

test("every page behind sign-in is free of violations in both themes", async ({ page, request }) => {
  test.slow();
  const roundId = await newRound(request, 2041);
  await signIn(page, ADMIN_KEY);
  for (const path of ["/", "/rapportera", `/rapportera/${roundId}/2281`, "/omgangar", `/omgangar/${roundId}`, "/kartlaggning/insamlingar", "/kartlaggning/insamlingar/22-mapping-2021-social-services/22-municipalities", "/kartlaggning/skydd", "/nycklar", "/kartlaggning/enkater", "/kartlaggning/enkater/bygg", "/kartlaggning/enkater/bygg/22-region", "/kartlaggning/enkater/bygg/22-region?vy=preview", "/kartlaggning/enkatomgangar/22-region-2020", "/kostnader/poster/22-f10-2?vy=andra", "/kostnader/poster/ny", "/kostnader/scenarier/nytt", "/kostnader/priser", "/planen/aktivitet/22-plan-1-1?vy=andra", "/planen/aktivitet/ny", "/planen/helheten?rapportera=22-plan-1-1", "/planen/organisation/2281?rapportera=22-plan-1-4~2281"]) {
    await test.step(path, async () => {
      await page.goto(path);
      await settled(page);
      await expectNoAxeViolationsInBothThemes(page);
    });
  }
});

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
