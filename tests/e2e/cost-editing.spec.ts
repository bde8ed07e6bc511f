import { expect, test, type Page } from "@playwright/test";
import { ADMIN_KEY, expectNoAxeViolations, expectNoSidewaysScroll, newKey, settled, signIn } from "./support";

const ITEM = "/kostnader/poster/22-mun-timra-1?vy=andra";
const amount = (page: Page) => page.getByRole("textbox", { name: "Belopp", exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Spara", exact: true });

async function open(page: Page, path: string) {
  await page.goto(path);
  await settled(page);
}

test("an amount is pasted, seen as it is read, and kept over a reload until it is saved", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, ITEM);
  await expect(page.getByText(/Läses som 62.000.kr/)).toBeVisible();
  await amount(page).fill("1,2-3,3 mkr");
  await expect(page.getByText(/Läses som 1.200.000–3.300.000.kr/)).toBeVisible();
  await amount(page).fill("nittiotre");
  await expect(page.getByText(/går inte att läsa som ett belopp/)).toBeVisible();
  await amount(page).fill("> 3 mkr");
  await expect(page.getByText(/Läses som minst 3.000.000.kr/)).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(amount(page)).toHaveValue("> 3 mkr");
  await expect(page.getByText("Du har ändringar som inte är sparade. De finns kvar här.")).toBeVisible();
  await save(page).click();
  await expect(page.getByText("Posten är sparad")).toBeVisible();
  await expect(page.locator(".page-head-answer")).toContainText(/minst.3.mkr.per år/);
  await page.reload();
  await settled(page);
  await expect(page.getByRole("button", { name: "Ändra posten" })).toBeVisible();
  await expect(page.getByText("Du har ändringar som inte är sparade.")).toHaveCount(0);
});

test("a share of a post gives money, money gives a share, and a disagreement is said", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader/poster/22-mun-timra-2?vy=andra");
  const post = page.getByRole("group", { name: "Stödfunktion" });
  await expect(post.getByLabel("Kronor per år")).toHaveValue(/50.000/);
  await expect(page.getByText(/Tjänsterna kostar 50.000.kr per år. Det stämmer med beloppet/)).toBeVisible();
  await post.getByLabel("Procent av heltid").fill("20");
  await expect(page.getByText(/Tjänsterna kostar 100.000.kr per år. Beloppet är 50.000.kr. De två stämmer inte överens/)).toBeVisible();
  await post.getByLabel("Kronor per år").fill("75 000");
  await expect(post.getByLabel("Procent av heltid")).toHaveValue("15");
  await page.getByRole("button", { name: "Använd tjänsternas kostnad som belopp" }).click();
  await expect(amount(page)).toHaveValue("75 000 kr");
  await expect(page.getByText(/Det stämmer med beloppet/)).toBeVisible();
  await page.getByRole("button", { name: "Kasta ändringarna" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kasta ändringarna" }).click();
  await expect(amount(page)).toHaveValue("50 000 kr");
});

test("shares that are not a hundred per cent are told before anything is sent", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader/poster/ny");
  await page.getByLabel("Namn", { exact: true }).fill("Gemensam samordnare");
  await amount(page).fill("600 tkr");
  for (const name of ["Timrå kommun", "Sollefteå kommun", "Kramfors kommun"]) await page.getByLabel("Lägg till en organisation").selectOption({ label: name });
  for (const name of ["Timrå kommun", "Sollefteå kommun", "Kramfors kommun"]) await page.getByLabel(`Procent för ${name}`).fill("33,3");
  await page.getByLabel("Ingen har sagt vem som betalar").fill("0");
  await expect(page.getByText("Summa 99,9 %. Det fattas 0,1 procent.")).toBeVisible();
  await page.getByLabel("Procent för Timrå kommun").fill("34,4");
  await expect(page.getByText("Summa 101 %. Det är 1 procent för mycket.")).toBeVisible();
  await page.getByRole("button", { name: "Skapa posten" }).click();
  await expect(page.getByText("En uppgift behöver rättas")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Dela lika" }).click();
  await expect(page.getByLabel("Procent för Timrå kommun")).toHaveValue("33,334");
  await expect(page.getByText("Summa 100 %. Det går jämnt ut.")).toBeVisible();
  await page.getByRole("button", { name: "Skapa posten" }).click();
  await expect(page.getByText("Posten är skapad")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gemensam samordnare");
  await page.getByRole("button", { name: "Ta bort posten" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ta bort posten" }).click();
  await page.getByRole("button", { name: "Ångra" }).click();
  await expect(page.getByText("Posten är tillbaka")).toBeVisible();
  await expect(page.getByRole("link", { name: "Gemensam samordnare" })).toBeVisible();
});

test("two leads change one item: both see it, and nobody's text is lost", async ({ browser, request }) => {
  const keys = [await newKey(request, { name: "Regionens projektledning", role: "lead", countyId: "22" }), await newKey(request, { name: "Kommunernas projektledning", role: "lead", countyId: "22" })];
  const [first, second] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()] as const;
  for (const [place, page] of [first, second].entries()) {
    await signIn(page, keys[place] ?? "");
    await open(page, "/kostnader/poster/22-f10-6?vy=andra");
  }
  await first.getByLabel("Antagande").fill("Fyra heltider, enligt regionen.");
  await first.getByLabel("Var", { exact: true }).fill("SPOT, Sundsvall och Timrå");
  await save(first).click();
  await expect(first.getByText("Posten är sparad")).toBeVisible();

  await second.getByLabel("Antagande").fill("Fyra heltider, enligt kommunerna.");
  await second.getByLabel("Anmärkning").fill("Hyran tillkommer.");
  await save(second).click();
  await expect(second.getByText("Någon annan har ändrat posten medan du skrev")).toBeVisible();
  await expect(second.getByText(/Regionens projektledning sparade/)).toBeVisible();
  const conflict = second.getByRole("group", { name: "Antagande" });
  await expect(conflict.getByText("Fyra heltider, enligt kommunerna.")).toBeVisible();
  await expect(conflict.getByText("Fyra heltider, enligt regionen.")).toBeVisible();
  await expectNoAxeViolations(second);
  await second.reload();
  await settled(second);
  await expect(second.getByLabel("Antagande", { exact: true }).last()).toHaveValue("Fyra heltider, enligt kommunerna.");
  await conflict.getByRole("radio", { name: /Den andras/ }).check();
  await second.getByRole("button", { name: "Spara det valda" }).click();
  await expect(second.getByText("Posten är sparad")).toBeVisible();
  await expect(second.getByText("Fyra heltider, enligt regionen.")).toBeVisible();
  await expect(second.getByText("Hyran tillkommer.")).toBeVisible();
  await expect(second.getByText("SPOT, Sundsvall och Timrå")).toBeVisible();
});

test("a scenario with a locum physician is chosen, saved, compared and taken back", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader/scenarier/22-plan-steps-1");
  const sum = page.locator(".scenario-figure");
  const before = await sum.innerText();
  await page.getByRole("radio", { name: /Stafettläkare/ }).check();
  await expect(sum).not.toHaveText(before);
  const locum = await sum.innerText();
  await page.getByRole("checkbox", { name: /fler vårdplatser/ }).uncheck();
  await expect(sum).not.toHaveText(locum);
  await page.getByRole("checkbox", { name: /fler vårdplatser/ }).check();
  await expect(sum).toHaveText(locum);
  await page.reload();
  await settled(page);
  await expect(page.getByRole("radio", { name: /Stafettläkare/ })).toBeChecked();
  await page.getByLabel("Namn på scenariot").fill("Steg 1 med stafettläkare");
  await page.getByRole("button", { name: "Spara som nytt" }).click();
  await expect(page.getByText("Scenariot är sparat")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Steg 1 med stafettläkare");
  await open(page, "/kostnader/scenarier");
  await page.getByLabel("Scenario A").selectOption({ label: "Steg 1" });
  await page.getByLabel("Scenario B").selectOption({ label: "Steg 1 med stafettläkare" });
  await page.getByRole("button", { name: "Jämför" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Steg 1 jämfört med Steg 1 med stafettläkare");
  await expect(page).toHaveURL(/a=22-plan-steps-1&b=22-steg-1-med-stafettlakare/);
  const physician = page.getByRole("row", { name: /specialistläkare/ });
  await expect(physician).toContainText("Stafettläkare");
  await expect(page.getByRole("row", { name: /samordnarfunktioner/ })).toHaveCount(0);
  await open(page, "/kostnader/scenarier/22-steg-1-med-stafettlakare");
  await page.getByRole("button", { name: "Ta bort" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ta bort" }).click();
  await page.getByRole("button", { name: "Ångra" }).click();
  await expect(page.getByText("Scenariot är tillbaka")).toBeVisible();
});

test("a price index is pasted from a spreadsheet, shown back and added", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader/priser");
  await page.getByRole("button", { name: "Lägg till en serie" }).click();
  await page.getByLabel("Namn", { exact: true }).fill("Provserien");
  await page.getByLabel("Utgivare").fill("Länets ekonomer");
  const values = page.getByRole("textbox", { name: "Värden" });
  await values.fill("År\tVärde\n2021\t100,5\n2022\tsaknas");
  await expect(page.getByText(/Rad 3 går inte att läsa/)).toBeVisible();
  await values.fill("År\tVärde\n2021\t100,5\n2022\t104,25\n2024\t110");
  await expect(page.getByText("3 värden, 2021 till 2024")).toBeVisible();
  await expect(page.getByText("Värde saknas för 2023.")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Lägg till en serie" }).click();
  await expect(page.getByText("Serien är tillagd")).toBeVisible();
  await expect(page.getByRole("table", { name: "Provserien: Årsvärden" })).toContainText("104,25");
});

test("who only reads sees the items and no way to change them", async ({ page }) => {
  await open(page, "/kostnader/poster?state=not_summed");
  await expect(page.getByText("8 poster visas")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ny post" })).toHaveCount(0);
  await page.getByRole("link", { name: "På sikt: beroendecentrum" }).click();
  await expect(page.locator(".page-head-answer")).toHaveText(/Inte beräknad: Ingen har räknat på det/);
  await expect(page.getByRole("button", { name: "Ändra posten" })).toHaveCount(0);
  await open(page, "/kostnader/priser");
  await expect(page.getByRole("button", { name: "Ny roll" })).toHaveCount(0);
});

test("costs can be changed on the narrowest phone without scrolling sideways", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ["/kostnader/poster/22-f10-7?vy=andra", "/kostnader/poster/ny", "/kostnader/scenarier/22-plan-all", "/kostnader/priser"]) {
    await test.step(path, async () => {
      await open(page, path);
      await expectNoSidewaysScroll(page);
    });
  }
});

test("a scenario that another has saved meanwhile is not overwritten unasked", async ({ page, request }) => {
  const headers = { Authorization: `Bearer ${ADMIN_KEY}` };
  const address = "/samplan/v1/cost-scenarios/22-delat-scenario";
  const made = await request.post("/samplan/v1/cost-scenarios", { headers, data: { id: "22-delat-scenario", planId: "22-plan", name: "Delat scenario", choice: { steps: [1] } } });
  expect(made.status(), await made.text()).toBe(201);
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader/scenarier/22-delat-scenario");
  await page.getByRole("radio", { name: /Stafettläkare/ }).check();
  const changed = await request.patch(address, { headers: { ...headers, "If-Match": made.headers()["etag"] ?? "" }, data: { name: "Delat scenario, kommunerna" } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await page.getByRole("button", { name: "Spara scenariot" }).click();
  await expect(page.getByText("Någon annan har ändrat scenariot medan du valde")).toBeVisible();
  await expect(page.getByText(/Den andras heter Delat scenario, kommunerna och kostar/)).toBeVisible();
  await expect(page.getByRole("radio", { name: /Stafettläkare/ })).toBeChecked();
  await page.getByRole("button", { name: "Spara mina val" }).click();
  await expect(page.getByText("Ändringarna är sparade")).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByRole("radio", { name: /Stafettläkare/ })).toBeChecked();
});

test("what full time costs in a role is entered, and then held against the items", async ({ page }) => {
  await signIn(page, ADMIN_KEY);
  await open(page, "/kostnader/priser");
  await page.getByRole("button", { name: "Lägg till en kostnad för Sjuksköterska" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kronor per år").fill("cirka sex");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(dialog.getByText("Skriv ett belopp i hela kronor, till exempel 620 000.")).toBeVisible();
  await dialog.getByLabel("Kronor per år").fill("700 000");
  await page.reload();
  await settled(page);
  await page.getByRole("button", { name: "Lägg till en kostnad för Sjuksköterska" }).click();
  await expect(dialog.getByText("Det du skrev förra gången finns kvar.")).toBeVisible();
  await expect(dialog.getByLabel("Kronor per år")).toHaveValue("700 000");
  await dialog.getByLabel("År", { exact: true }).fill("2021");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await expect(page.getByText("Kostnaden är sparad")).toBeVisible();
  await open(page, "/kostnader/poster/22-f10-1");
  await expect(page.getByText(/Tjänsterna kostar 1.400.000.kr enligt rollkostnaderna/)).toBeVisible();
  await open(page, "/kostnader/priser");
  await page.getByRole("button", { name: "Ändra kostnaden för Sjuksköterska 2021" }).click();
  await dialog.getByRole("button", { name: "Ta bort" }).click();
  await expect(dialog.getByText("Kostnaden kunde inte tas bort")).toBeVisible();
  await dialog.getByRole("button", { name: "Avbryt" }).click();
  await page.getByRole("button", { name: "Lägg till en kostnad för Sjuksköterska" }).click();
  await dialog.getByLabel("Kronor per år").fill("650 000");
  await dialog.getByLabel("År", { exact: true }).fill("2019");
  await dialog.getByRole("button", { name: "Spara" }).click();
  await page.getByRole("button", { name: "Ändra kostnaden för Sjuksköterska 2019" }).click();
  await dialog.getByRole("button", { name: "Ta bort" }).click();
  await page.getByRole("button", { name: "Ångra" }).click();
  await expect(page.getByText("Kostnaden är tillbaka")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ändra kostnaden för Sjuksköterska 2019" })).toBeVisible();
});
