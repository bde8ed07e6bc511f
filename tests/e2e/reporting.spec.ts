import { expect, test } from "@playwright/test";
import { ADMIN_KEY, newKey, newRound, settled, signIn } from "./support";

const YEAR = 2031;

test("from a new round to a published one: the lead opens, the reporter answers, the lead publishes", async ({ browser, request }) => {
  const leadKey = await newKey(request, { name: "Länets projektledning", role: "lead", countyId: "22" });
  const reporterKey = await newKey(request, { name: "Sundsvall, socialtjänsten", role: "reporter", organisationId: "2281" });
  const lead = await (await browser.newContext()).newPage();
  const reporter = await (await browser.newContext()).newPage();

  await test.step("the lead creates the round from the last one and opens it", async () => {
    await signIn(lead, leadKey);
    await lead.getByRole("link", { name: "Omgångar" }).click();
    await lead.getByLabel("År", { exact: true }).fill(String(YEAR));
    await lead.getByLabel("Utgå från").selectOption({ label: "GAP-analys 2021" });
    await lead.getByRole("button", { name: "Skapa omgången" }).click();
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText(`Vem har svarat? GAP-analys ${YEAR}`);
    await lead.getByRole("button", { name: "Öppna för svar" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Öppna för svar" }).click();
    await expect(lead.locator('[aria-current="step"]')).toHaveText("Öppen");
  });

  await test.step("the reporter finds what is to be done, confirms an area and changes an answer", async () => {
    await signIn(reporter, reporterKey);
    await expect(reporter.getByRole("heading", { name: "Mitt" })).toBeVisible();
    await reporter.goto(`/rapportera/22-${YEAR}/2281`);
    await settled(reporter);
    const audit = reporter.getByRole("group", { name: /^AUDIT.*unga/ });
    await expect(audit).toContainText("2021: Erbjuds inte");
    await audit.getByRole("radio", { name: "Erbjuds delvis" }).check();
    await audit.getByRole("button", { name: /Lägg till kommentar/ }).click();
    await audit.getByRole("textbox").fill("På försök sedan i våras");
    await reporter.getByRole("button", { name: /Oförändrat för resten/ }).first().click();
    await expect(reporter.getByText(/Sparat \d\d:\d\d/)).toBeVisible({ timeout: 15_000 });
    await reporter.reload();
    await settled(reporter);
    await expect(audit.getByRole("radio", { name: "Erbjuds delvis" })).toBeChecked();
    await expect(audit.getByRole("textbox")).toHaveValue("På försök sedan i våras");
  });

  await test.step("the lead sees who has answered, reviews and publishes", async () => {
    await lead.reload();
    await expect(lead.getByRole("row", { name: /Sundsvalls kommun/ })).toContainText("Pågår");
    for (const step of ["Stäng och granska", "Fastställ"]) {
      await lead.getByRole("button", { name: step, exact: true }).click();
      await lead.getByRole("dialog").getByRole("button", { name: step, exact: true }).click();
      await expect(lead.getByRole("dialog")).toHaveCount(0);
    }
    await expect(lead.locator('[aria-current="step"]')).toHaveText("Fastställd");
  });

  await test.step("the answer stands in the matrix with who and when, and the form is closed", async () => {
    await reporter.goto(`/gap/matris?round=22-${YEAR}&cell=audit-youth~2281`);
    const panel = reporter.getByRole("complementary");
    await expect(panel).toContainText("Erbjuds delvis");
    await expect(panel).toContainText("På försök sedan i våras");
    await expect(panel).toContainText("Sundsvall, socialtjänsten");
    await reporter.goto(`/rapportera/22-${YEAR}/2281`);
    await expect(reporter.getByText("Omgången tar inte emot svar längre")).toBeVisible();
  });
});

test("unsaved work survives a failed save and a closed page", async ({ page, request }) => {
  const roundId = await newRound(request, 2032);
  const key = await newKey(request, { name: "Timrå, socialtjänsten", role: "reporter", organisationId: "2262" });
  await signIn(page, key);
  await page.route("**/columns/2262", (route) => (route.request().method() === "PATCH" ? route.abort() : route.fallback()));
  await page.goto(`/rapportera/${roundId}/2262`);
  await settled(page);
  await page.getByRole("group", { name: /^AUDIT.*vuxna/ }).getByRole("radio", { name: "Erbjuds inte" }).check();
  await expect(page.getByRole("alert")).toContainText("Det du har skrivit finns kvar");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto("/");
  await page.unroute("**/columns/2262");
  await page.goto(`/rapportera/${roundId}/2262`);
  await expect(page.getByText(/osparade svar från ett tidigare besök/)).toBeVisible();
  await expect(page.getByText(/Sparat \d\d:\d\d/)).toBeVisible({ timeout: 15_000 });
});

test("two who answer the same question are shown both versions", async ({ browser, request }) => {
  const roundId = await newRound(request, 2033);
  const key = await newKey(request, { name: "Kramfors, socialtjänsten", role: "reporter", organisationId: "2282" });
  const [mine, theirs] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  for (const page of [mine, theirs]) {
    await signIn(page, key);
    await page.goto(`/rapportera/${roundId}/2282`);
    await settled(page);
  }
  const question = /^AUDIT.*vuxna/;
  await theirs.getByRole("group", { name: question }).getByRole("radio", { name: "Erbjuds delvis" }).check();
  await expect(theirs.getByText(/Sparat \d\d:\d\d/)).toBeVisible();
  await mine.getByRole("group", { name: question }).getByRole("radio", { name: "Erbjuds inte" }).check();
  await expect(mine.getByText("Någon annan har sparat samma frågor")).toBeVisible();
  const conflict = mine.locator(".conflict");
  await expect(conflict).toContainText("Erbjuds delvis");
  await conflict.getByRole("radio", { name: /Sparat av någon annan/ }).check();
  await mine.getByRole("button", { name: "Spara mina val" }).click();
  await expect(mine.getByRole("group", { name: question }).getByRole("radio", { name: "Erbjuds delvis" })).toBeChecked();
});

test("a spreadsheet is judged before anything is written", async ({ page, request }) => {
  const roundId = await newRound(request, 2034);
  const key = await newKey(request, { name: "Ånge, socialtjänsten", role: "reporter", organisationId: "2260" });
  await signIn(page, key);
  await page.goto(`/rapportera/${roundId}/2260`);
  await settled(page);
  await page.getByText("Svara i ett kalkylblad i stället").click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Hämta mallen (Excel)" }).click();
  const template = await (await download).path();
  await page.getByLabel("Välj en ifylld fil").setInputFiles({ name: "svar.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: (await import("node:fs")).readFileSync(template) });
  await expect(page.getByRole("heading", { name: "Så här ändras svaren" })).toBeVisible();
  await page.getByLabel("Välj en ifylld fil").setInputFiles({ name: "svar.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("not a spreadsheet") });
  await expect(page.getByRole("alert")).toBeVisible();
});

test("a key is shown once and stops working when it is revoked", async ({ page, request }) => {
  await signIn(page, ADMIN_KEY);
  await page.goto("/nycklar");
  await page.getByLabel("Vem eller vad nyckeln är till för").fill("Statistikverktyget");
  await page.getByLabel("Roll").selectOption({ label: "Läsare" });
  await page.getByRole("button", { name: "Skapa nyckeln" }).click();
  const shown = page.getByRole("status").filter({ hasText: "Kopiera nyckeln nu" });
  await expect(shown).toBeVisible();
  const secret = await shown.locator("code").innerText();
  const asked = () => request.get("/samplan/v1/gap-rounds", { headers: { Authorization: `Bearer ${secret}` } });
  expect((await asked()).status()).toBe(200);
  await page.getByRole("button", { name: "Återkalla: Statistikverktyget" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Återkalla" }).click();
  await expect(page.getByRole("row", { name: /Statistikverktyget/ })).toContainText("Återkallad");
  expect((await asked()).status()).toBe(401);
});

test("a key that is not valid is answered in plain words", async ({ page }) => {
  await page.goto("/logga-in");
  await page.getByLabel("Nyckel", { exact: true }).fill("inte en nyckel");
  await page.getByRole("main").getByRole("button", { name: "Logga in" }).click();
  await expect(page.getByText(/Nyckeln gäller inte/).first()).toBeVisible();
});
