import { expect, test, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, expectNoAxeViolationsInBothThemes, expectNoSidewaysScroll, newKey, settled, signIn } from "./support";
import { newQuestionnaireRound } from "./questionnaires";

const PHONE = { width: 390, height: 844 };
const saved = (page: Page) => expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible({ timeout: 15_000 });

test("from an empty draft to results: built, sent out, answered on a phone, closed and published", async ({ browser, request }) => {
  test.slow();
  const leadKey = await newKey(request, { name: "Länets projektledning", role: "lead", countyId: "22" });
  const lead = await (await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] })).newPage();
  const links: string[] = [];

  await test.step("the lead builds a questionnaire, sees what lacks and how it will look", async () => {
    await signIn(lead, leadKey);
    await lead.goto("/kartlaggning/enkater/bygg");
    await lead.getByLabel("Namn").fill("Enkät om rutiner");
    await lead.getByRole("button", { name: "Skapa och börja skriva" }).click();
    await lead.getByRole("button", { name: "Lägg till en del" }).click();
    await lead.getByLabel("Rubrik", { exact: true }).fill("Rutiner");
    await lead.getByRole("button", { name: "Lägg till en fråga i Rutiner" }).click();
    await lead.getByLabel("Fråga", { exact: true }).fill("Har ni en rutin för samverkan?");
    await lead.getByLabel("Sort", { exact: true }).last().selectOption({ label: "Tal" });
    await lead.getByRole("button", { name: "Lägg till en fråga i Rutiner" }).click();
    await expect(lead.getByRole("button", { name: "Gör versionen klar" })).toBeDisabled();
    await lead.getByLabel("Fråga", { exact: true }).fill("Hur många timmar i veckan?");
    await lead.getByLabel("Visas för").selectOption({ label: "Den som svarat på 1. Har ni en rutin för samverkan?" });
    await lead.getByRole("checkbox", { name: "Ja", exact: true }).check();
    await lead.getByLabel("Antal decimaler").fill("1");
    await expectNoAxeViolations(lead);
    await lead.getByRole("button", { name: "Förhandsgranska" }).click();
    await expect(lead.getByRole("group", { name: "Har ni en rutin för samverkan?" })).toBeVisible();
    await expect(lead.getByLabel("Hur många timmar i veckan?")).toHaveCount(0);
    await lead.getByRole("group", { name: "Har ni en rutin för samverkan?" }).getByText("Ja").click();
    await expect(lead.getByLabel("Hur många timmar i veckan?")).toBeVisible();
    await saved(lead);
    await lead.getByRole("button", { name: "Gör versionen klar" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Gör versionen klar" }).click();
    await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Enkät om rutiner, version 1");
  });

  await test.step("the lead makes a round, pastes the units, opens it and copies the links, shown once", async () => {
    await lead.getByRole("link", { name: "Skapa en omgång" }).click();
    await expect(lead.getByLabel("Enkät", { exact: true })).toHaveValue("22-enkat-om-rutiner");
    await lead.getByRole("button", { name: "Skapa omgången" }).click();
    await expect(lead.getByText("Inga enheter är tillagda än")).toBeVisible();
    await lead.getByLabel("Lista").fill("Ankaret; Regionn; Primärvård\nBojen; Sundsvall; Primärvård");
    await expect(lead.getByText("Huvudmannen ”Regionn” finns inte.")).toBeVisible();
    const rows = ["Ankaret", "Bojen", "Cirkeln", "Duvan", "Eken", "Fyren"].map((name) => `${name}; Region Västernorrland; Primärvård`);
    await lead.getByLabel("Lista").fill(rows.join("\n"));
    await lead.getByRole("button", { name: "Lägg till 6 enheter" }).click();
    await expect(lead.getByRole("rowheader", { name: /Fyren/ })).toBeVisible();
    await lead.getByRole("button", { name: "Öppna för svar" }).click();
    await lead.getByRole("dialog").getByRole("button", { name: "Öppna för svar" }).click();
    await lead.getByRole("button", { name: "Skapa länkar att kopiera" }).click();
    await expect(lead.getByText("De visas bara den här gången.")).toBeVisible();
    links.push(...(await lead.locator(".link-list code").allInnerTexts()));
    expect(links).toHaveLength(6);
    await lead.getByRole("button", { name: "Kopiera alla som CSV" }).click();
    expect(await lead.evaluate(() => navigator.clipboard.readText())).toContain(`Ankaret;Region Västernorrland;;${links[0]}`);
    await lead.getByRole("button", { name: "Jag har kopierat länkarna" }).click();
    await expect(lead.locator(".link-list")).toHaveCount(0);
  });

  await test.step("a unit answers on a phone: back and forth, saved, reviewed, sent, with a receipt", async () => {
    const phone = await (await browser.newContext({ viewport: PHONE })).newPage();
    await phone.goto(links[0] ?? "");
    await settled(phone);
    expect(phone.url()).not.toContain("#");
    await expect(phone.getByRole("navigation")).toHaveCount(0);
    await expect(phone.getByText("Du svarar för Ankaret")).toBeVisible();
    await expect(phone.getByText(/Skriv inga namn på personer/)).toBeVisible();
    await expectNoSidewaysScroll(phone);
    await phone.getByText("Ja", { exact: true }).click();
    await phone.getByLabel("Hur många timmar i veckan?").fill("två");
    await expect(phone.getByText("Skriv ett tal med siffror")).toBeVisible();
    await phone.getByRole("button", { name: "Granska svaren" }).click();
    await expect(phone.getByText("En fråga behöver ett svar")).toBeVisible();
    await expect(phone.getByRole("button", { name: "Skicka in svaren" })).toBeDisabled();
    await expectNoAxeViolationsInBothThemes(phone);
    await phone.getByRole("button", { name: "Hur många timmar i veckan?" }).click();
    await expect(phone.getByLabel("Hur många timmar i veckan?")).toBeFocused();
    await phone.getByLabel("Hur många timmar i veckan?").fill("2,5");
    await saved(phone);
    await phone.reload();
    await expect(phone.getByLabel("Hur många timmar i veckan?")).toHaveValue("2,5");
    await phone.getByRole("button", { name: "Granska svaren" }).click();
    await phone.getByRole("button", { name: "Skicka in svaren" }).click();
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Tack! Svaren är inskickade");
    await expect(phone.locator(".receipt-code")).toHaveText(/^[A-Z0-9-]{4,}$/);
    await expectNoSidewaysScroll(phone);
    await expectNoAxeViolationsInBothThemes(phone);
    for (const link of links.slice(1)) {
      await phone.goto("about:blank");
      await phone.goto(link);
      await phone.getByText("Ja", { exact: true }).click();
      await phone.getByLabel("Hur många timmar i veckan?").fill("1");
      await phone.getByRole("button", { name: "Granska svaren" }).click();
      await phone.getByRole("button", { name: "Skicka in svaren" }).click();
      await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Tack! Svaren är inskickade");
    }
  });

  await test.step("the lead sees who has answered, closes and publishes", async () => {
    await lead.reload();
    await expect(lead.getByText("6 av 6 enheter har skickat in (100 %).")).toBeVisible();
    for (const step of ["Stäng för svar", "Publicera resultatet"]) {
      await lead.getByRole("button", { name: step, exact: true }).click();
      await lead.getByRole("dialog").getByRole("button", { name: step, exact: true }).click();
      await expect(lead.getByRole("dialog")).toHaveCount(0);
    }
    await expect(lead.locator('[aria-current="step"]')).toHaveText("Publicerad");
  });

  await test.step("everybody can read the results, as a chart, as a table and as a file", async () => {
    const reader = await (await browser.newContext()).newPage();
    await reader.goto("/kartlaggning/enkater");
    await reader.getByRole("link", { name: /^Enkät om rutiner/ }).click();
    await expect(reader.getByText("6 enheter har svarat.")).toBeVisible();
    const card = reader.locator(".chart-frame", { hasText: "Har ni en rutin för samverkan?" });
    await expect(card.getByText("100 % (6 av 6)")).toBeVisible();
    await card.getByRole("button", { name: "Visa som tabell" }).click();
    await expect(card.getByRole("row", { name: /Ja.*100 %/ })).toBeVisible();
    await expect(reader.getByText("Medelvärde 1,25")).toBeVisible();
    await reader.getByLabel("Dela upp").selectOption({ label: "Per huvudman" });
    await expect(reader).toHaveURL(/per=principal/);
    await expect(card.getByRole("row", { name: /Region Västernorrland/ })).toBeVisible();
    await expect(reader.getByText("Svar med egna ord")).toHaveCount(0);
    await expectNoAxeViolationsInBothThemes(reader);
  });
});

test("a report's shares stand side by side, and one that is impossible says so", async ({ page }) => {
  await page.goto("/kartlaggning/enkater/22-region-2020");
  await settled(page);
  const card = page.locator(".chart-frame", { hasText: "Gör ni orosanmälan" });
  await expect(card.getByText("91 % (av 50 svar)", { exact: true })).toBeVisible();
  await expect(card.getByText("73 % (av 37 svar)", { exact: true })).toBeVisible();
  await expect(card.getByText("91 % går inte att få med 50 svar")).toBeVisible();
  await card.getByText("Källa och definition: Enkät till regionens verksamheter 2020").click();
  await expect(card.getByText("Dokument").first()).toBeVisible();
  const other = page.locator(".chart-frame", { hasText: "Möter ni i er verksamhet" });
  await expect(other.getByText("Kan inte jämföras")).toBeVisible();
});

test("opened in two tabs, both answers are kept until one is chosen", async ({ browser, request }) => {
  const [link] = await newQuestionnaireRound(request, "two-tabs");
  const context = await browser.newContext({ viewport: PHONE });
  const [here, there] = [await context.newPage(), await context.newPage()];
  for (const page of [here, there]) {
    await page.goto(link ?? "");
    await settled(page);
  }
  const rutin = (page: Page) => page.getByRole("group", { name: "Har ni en rutin?" });
  await there.getByLabel("Vad behöver ni?").fill("Mer tid");
  await rutin(there).getByText("Nej").click();
  await saved(there);
  await rutin(here).getByText("Delvis").click();
  await expect(here.getByText("Enkäten har varit öppen på två ställen")).toBeVisible({ timeout: 15_000 });
  await expect(here.getByLabel("Vad behöver ni?")).toHaveValue("Mer tid");
  await expectNoAxeViolationsInBothThemes(here);
  await here.getByRole("radio", { name: /Det som sparades på det andra stället.*Nej/ }).check();
  await here.getByRole("button", { name: "Spara mina val" }).click();
  await expect(rutin(here).getByRole("radio", { name: "Nej" })).toBeChecked();
  await expect(here.getByText("Enkäten har varit öppen på två ställen")).toHaveCount(0);
});

test("what is typed outlives a lost connection and a reload, and is saved when it can be", async ({ page, request }) => {
  const [link] = await newQuestionnaireRound(request, "offline");
  await page.goto(link ?? "");
  await settled(page);
  await page.route("**/responses/mine", (route) => (route.request().method() === "PUT" ? route.abort() : route.fallback()));
  await page.getByLabel("Vad behöver ni?").fill("En gemensam rutin");
  await expect(page.getByText("Det du har skrivit finns kvar här")).toBeVisible({ timeout: 15_000 });
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel("Vad behöver ni?")).toHaveValue("En gemensam rutin");
  await page.unroute("**/responses/mine");
  await page.getByRole("button", { name: "Spara och fortsätt senare" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dina svar är sparade");
  await expect(page.getByText("Svaren räknas inte förrän du har skickat in dem.")).toBeVisible();
});

test("a wrong link, a revoked one and a round that has closed are told in plain words", async ({ page, request }) => {
  const [link, other] = await newQuestionnaireRound(request, "links");
  await page.goto("/svara");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Öppna länken i inbjudan");
  await page.goto("/svara#det-har-ar-ingen-riktig-lank-alls");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Länken gäller inte");
  await expectNoAxeViolationsInBothThemes(page);

  const admin = { Authorization: `Bearer ${ADMIN_KEY}` };
  const address = "/samplan/v1/questionnaire-rounds/22-links";
  expect((await request.delete(`${address}/recipients/unit-2/invitations`, { headers: admin })).status()).toBe(204);
  await page.goto("about:blank");
  await page.goto(other ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Länken gäller inte");

  await page.goto("about:blank");
  await page.goto(link ?? "");
  await page.getByLabel("Vad behöver ni?").fill("Hann inte klart");
  await saved(page);
  const etag = (await request.get(address, { headers: admin })).headers().etag ?? "";
  expect((await request.post(`${address}/transitions`, { headers: { ...admin, "If-Match": etag }, data: { to: "closed" } })).ok()).toBe(true);
  await page.getByLabel("Vad behöver ni?").fill("Hann inte riktigt klart");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enkäten har stängt", { timeout: 15_000 });
  await expect(page.getByText("Dina svar är sparade men skickades inte in.")).toBeVisible();
});

test("the builder is worked with the keyboard alone, keeps unsaved work and goes back", async ({ page, request }) => {
  await newQuestionnaireRound(request, "keys");
  await signIn(page, ADMIN_KEY);
  await page.goto("/kartlaggning/enkater/bygg/22-keys");
  await settled(page);
  const questions = page.locator(".build-question h3");
  await expect(questions).toHaveText(["Har ni en rutin?", "Vad behöver ni?"]);
  const down = page.getByRole("button", { name: "Flytta ner: Har ni en rutin?" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(questions).toHaveText(["Vad behöver ni?", "Har ni en rutin?"]);
  await expect(page.getByRole("button", { name: "Flytta upp: Har ni en rutin?" })).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(questions).toHaveText(["Har ni en rutin?", "Vad behöver ni?"]);
  await page.keyboard.press("Control+z");
  await expect(questions).toHaveText(["Vad behöver ni?", "Har ni en rutin?"]);

  await page.route("**/draft", (route) => (route.request().method() === "PUT" ? route.abort() : route.fallback()));
  await page.getByRole("button", { name: "Redigera: Har ni en rutin?" }).click();
  await page.getByLabel("Fråga", { exact: true }).fill("Har ni en gemensam rutin?");
  await page.getByRole("checkbox", { name: "Frågan har fått ny mening" }).check();
  await expect(page.getByRole("alert")).toBeVisible({ timeout: 15_000 });
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText("arbete från ett tidigare besök")).toBeVisible();
  await page.getByRole("button", { name: "Ändrat", exact: true }).click();
  await expect(page.getByText(/ändrad text; ny mening, jämförs inte/)).toBeVisible();
});
