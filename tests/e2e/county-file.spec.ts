// A whole county as one file: taken out, looked at, changed by hand and read in again.
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { expectNoAxeViolationsInBothThemes, expectNoSidewaysScroll, newKey, settled, signIn } from "./support";

const PAGE = "/utvecklare/lansfil";

/** The file after a change, with the hash that its lines have then. */
function resealed(text: string, from: string, to: string): Buffer {
  const lines = text.replace(from, to).split("\n").slice(0, -2).join("\n") + "\n";
  const hash = createHash("sha256").update(lines).digest("hex");
  return Buffer.from(`${lines}"hash":"sha256:${hash}"}\n`);
}

test("everybody gets the county as a file, and sees what it holds", async ({ page }) => {
  await page.goto(PAGE);
  await settled(page);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.getByRole("button", { name: "Ta fram filen" }).click();
  await expect(page.getByText(/^Filen har .* rader och är/)).toBeVisible();
  await page.getByText("Vad filen innehåller").click();
  await expect(page.getByRole("row", { name: /^Metoder \d/ })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Spara filen" }).click();
  expect((await download).suggestedFilename()).toBe("lan-22.json");
  await expectNoAxeViolationsInBothThemes(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("a lead sees what a file would change before anything is saved, and reads it in", async ({ page, request }) => {
  const sent = await (await request.get("/samplan/v1/county-documents/22")).text();
  const file = { name: "lan-22.json", mimeType: "application/json", buffer: resealed(sent, '"firstYear":2022,"years":5', '"firstYear":2022,"years":6') };
  await signIn(page, await newKey(request, { name: "Projektledningen", role: "lead", countyId: "22" }));
  await page.goto(PAGE);
  await settled(page);
  await page.getByLabel(/^Fil/).setInputFiles(file);
  await expect(page.getByText(/^0 nya, 1 ändrade, [0-9\s]+ oförändrade/)).toBeVisible();
  await expect(page.getByText("years: 5 blir 6")).toBeVisible();
  await expect(page.getByRole("button", { name: "Läs in filen" })).toHaveCount(0);
  await page.getByRole("radio", { name: /^Uppdatera/ }).check();
  await page.getByRole("button", { name: "Läs in filen" }).click();
  await expect(page.getByText("Filen är inläst. Skrivna rader: 1.").first()).toBeVisible();
  const plan = (await (await request.get("/samplan/v1/plans/22-plan")).json()) as { years: number };
  expect(plan.years).toBe(6);
  const back = { ...file, buffer: Buffer.from(sent) };
  await page.getByLabel(/^Fil/).setInputFiles(back);
  await page.getByRole("button", { name: "Läs in filen" }).click();
  await expect(page.getByText("Filen är inläst. Skrivna rader: 1.").first()).toBeVisible();
});

test("a file that is cut off is refused in words, and nothing is saved", async ({ page, request }) => {
  const sent = await (await request.get("/samplan/v1/county-documents/22")).text();
  await signIn(page, await newKey(request, { name: "Projektledningen", role: "lead", countyId: "22" }));
  await page.goto(PAGE);
  await settled(page);
  const file = { name: "lan-22.json", mimeType: "application/json", buffer: Buffer.from(sent.slice(0, 50_000)) };
  await page.getByLabel(/^Fil/).setInputFiles(file);
  await expect(page.getByRole("alert")).toContainText("avhugget");
});

test("a template is made when the new county has a code and a name", async ({ page }) => {
  await page.goto(PAGE);
  await settled(page);
  await expect(page.getByRole("link", { name: "Hämta mallen" })).toHaveCount(0);
  await page.getByLabel(/^Länskod/).fill("23");
  await page.getByLabel("Länets namn").fill("Jämtlands län");
  await expect(page.getByRole("link", { name: "Hämta mallen" })).toHaveAttribute("href", /as=23&name=/);
});
