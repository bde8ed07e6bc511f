// What surrounds the plan, as a lead works with it: decisions, agreements, training, follow-up and reports.
import { expect, test } from "@playwright/test";

import { expectNoAxeViolations, expectNoSidewaysScroll, newKey, PLAN_WORK_PAGES, settled, signIn } from "./support.ts";

for (const address of PLAN_WORK_PAGES) {
  test(`${address} can be read by all`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address);
    await settled(page);
    await expectNoAxeViolations(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
  });
}

test("what is missing comes first, and the cancelled meeting is told", async ({ page }) => {
  await page.goto("/planen/beslut");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Planen är inte antagen av någon nämnd enligt källorna");
  await expect(page.getByText("8 av 8 beslut om att anta planen saknas.")).toBeVisible();
  await expect(page.getByText("Sammanträdet 2022-02-24 ställdes in")).toBeVisible();
  const cells = page.getByRole("row", { name: /Socialnämnden i Härnösands kommun/ }).getByRole("button", { name: /^Mötet inställt\s*2022-02-24/ });
  await expect(cells).toHaveCount(3);
  await expect(page.getByRole("row", { name: /^Social ReKo/ })).toContainText("Beslutar för flera huvudmän tillsammans");
});

test.describe("as lead", () => {
  test.beforeEach(async ({ page, request }) => {
    await signIn(page, await newKey(request, { name: "Projektledningen", role: "lead", countyId: "22" }));
  });

  test("a decision is kept while it is written, and entered", async ({ page }) => {
    await page.goto("/planen/beslut?cell=22-adopt-plan~2281-responsible-board");
    await page.getByRole("button", { name: "Lägg till beslut" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Vad nämnden gjorde").selectOption("Bordlagt");
    await dialog.getByLabel(/^Diarienummer/).fill("SOC/2022:7");
    await page.reload();
    await page.getByRole("button", { name: "Lägg till beslut" }).click();
    await expect(dialog.getByLabel(/^Diarienummer/)).toHaveValue("SOC/2022:7");
    await dialog.getByLabel(/^Dag/).fill("2022-03");
    await dialog.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("row", { name: /Sundsvalls kommun/ })).toContainText("SOC/2022:7");
  });

  test("what is wrong in a form is said at its field, and nothing is sent or lost", async ({ page }) => {
    await page.goto("/planen/overenskommelser");
    await settled(page);
    await page.getByRole("button", { name: "Lägg till i registret" }).last().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/^År/).fill("omkr");
    await dialog.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(dialog.getByText("Fältet behöver fyllas i")).toBeVisible();
    await expect(dialog.getByText("Skriv ett helt tal med siffror, eller lämna tomt")).toBeVisible();
    await dialog.getByLabel(/^Namn/).first().fill("Klumpig överenskommelse");
    await dialog.getByRole("button", { name: "Stäng" }).last().click();
    await page.getByRole("button", { name: "Lägg till i registret" }).last().click();
    await expect(dialog.getByLabel(/^Namn/).first()).toHaveValue("Klumpig överenskommelse");
    await dialog.getByLabel(/^År/).fill("2020");
    await dialog.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("row", { name: /Klumpig överenskommelse/ })).toBeVisible();

    await page.goto("/planen/beslut?cell=22-five-years~2281-responsible-board");
    await page.getByRole("button", { name: "Lägg till beslut" }).click();
    await dialog.getByLabel(/^Dag/).fill("2022-13");
    await dialog.getByLabel(/^Diarienummer/).fill("SOC/2022:8");
    await dialog.getByRole("button", { name: "Spara", exact: true }).click();
    await expect(dialog.locator(".field-error").first()).toBeVisible();
    await expect(dialog.getByLabel(/^Diarienummer/)).toHaveValue("SOC/2022:8");
    await expectNoAxeViolations(page);
  });

  test("a report is written, issued and then stays", async ({ page }) => {
    await page.goto("/planen/rapporter");
    await page.getByRole("button", { name: "Ny rapport" }).click();
    await page.getByRole("dialog").getByLabel("Rubrik").fill("Lägesrapport till nämnden");
    await page.getByRole("dialog").getByRole("button", { name: "Spara" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lägesrapport till nämnden");
    await page.getByRole("button", { name: "Skriv egen text: Beslut" }).click();
    await page.getByLabel("Egen text: Beslut").fill("Vi väntar på åtta nämnder.");
    await page.getByRole("button", { name: "Spara texten" }).click();
    await expect(page.getByRole("button", { name: "Spara texten" })).toHaveCount(0);
    await page.getByRole("button", { name: "Fastställ" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Fastställ" }).click();
    await expect(page.getByText(/^Fastställd \d{4}-\d{2}-\d{2} av/)).toBeVisible();
    await expect(page.getByText("Vi väntar på åtta nämnder.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Fastställ" })).toHaveCount(0);
  });

  test("an activity is followed up by the standing questions", async ({ page }) => {
    await page.goto("/planen/aktivitet/22-plan-1-2/uppfoljning");
    await page.getByRole("button", { name: "Ny uppföljning" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Fungerar det som tänkt?").selectOption("delvis");
    await dialog.getByLabel(/^Vad säger brukarrådet/).fill("Öppettiderna passar inte.");
    await dialog.getByRole("button", { name: "Spara" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("Öppettiderna passar inte.")).toBeVisible();
  });
});
