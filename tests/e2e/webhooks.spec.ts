// A lead lets a system know what happens: subscribes, tries, looks at what came, changes the secret, and ends it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { expectNoAxeViolationsInBothThemes, expectNoSidewaysScroll, settled, signIn } from "./support";

const LEAD_KEY = process.env.SAMPLAN_E2E_LEAD ?? "";
const PAGE = "/utvecklare/webhookar";
const NAME = "Kommunens planportal";

type Got = { id: string; signatures: number; type: string };

let receiver: Server;
let url = "";
let status = 204;
const got: Got[] = [];

test.beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const signatures = String(request.headers["webhook-signature"]).split(" ").length;
      got.push({ id: String(request.headers["webhook-id"]), signatures, type: (JSON.parse(body) as { type: string }).type });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/samplan`;
});

test.afterAll(() => receiver.close());

test.describe.configure({ mode: "serial" });

test("whoever may not keep webhooks is told so", async ({ page }) => {
  await page.goto(PAGE);
  await settled(page);
  await expect(page.getByText("Bara projektledare och administratörer sköter webhookar")).toBeVisible();
});

test("a system is added, its secret shown once, and a try comes through", async ({ page }) => {
  await signIn(page, LEAD_KEY);
  await page.goto(PAGE);
  await settled(page);
  await page.getByLabel("Vad som tar emot").fill(NAME);
  await page.getByLabel("Adress").fill("https://10.0.0.1/");
  await page.getByLabel("En lägesrapport till nämnder har utfärdats.").check();
  await page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await expect(page.getByText("Adressen ligger i ett eget nät")).toBeVisible();
  await page.getByLabel("Adress").fill(url);
  await page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("button", { name: `Prova: ${NAME}` }).click();
  const deliveries = page.getByRole("region", { name: `Leveranser till ${NAME}` });
  await expect(deliveries.locator("table").getByText("Levererat")).toBeVisible();
  expect(got.map((one) => one.type)).toEqual(["ping"]);
  await page.reload();
  await settled(page);
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);
});

test("what was not taken is shown with why, and sent again", async ({ page }) => {
  await signIn(page, LEAD_KEY);
  await page.goto(`${PAGE}?prenumeration=22-kommunens-planportal`);
  const deliveries = page.getByRole("region", { name: `Leveranser till ${NAME}` });
  status = 500;
  await page.getByRole("button", { name: `Prova: ${NAME}` }).click();
  await expect(deliveries.getByText("Svarade med ett fel.")).toBeVisible();
  await expect(page.getByText("Försöker igen", { exact: true })).toBeVisible();
  status = 204;
  await expect(deliveries.locator("table").getByText("Levererat")).toHaveCount(2, { timeout: 20_000 });
  await expect(page.getByText("Fungerar", { exact: true })).toBeVisible();
  const before = got.length;
  await deliveries.getByRole("button", { name: "Skicka igen: nr 1" }).click();
  await expect.poll(() => got.length).toBeGreaterThan(before);
  expect(got.at(-1)?.id).toBe(got[0]?.id);
});

test("the secret is changed, the system switched off and ended", async ({ page }) => {
  await signIn(page, LEAD_KEY);
  await page.goto(PAGE);
  await settled(page);
  await page.getByRole("button", { name: `Byt hemlighet: ${NAME}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Byt hemlighet" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole("button", { name: `Prova: ${NAME}` }).click();
  await expect.poll(() => got.at(-1)?.signatures).toBe(2);
  await page.getByRole("button", { name: `Ändra: ${NAME}` }).click();
  await page.getByRole("dialog").getByLabel("Ett beslut har förts in, rättats eller tagits bort.").check();
  await page.getByRole("dialog").getByRole("button", { name: "Spara" }).click();
  await expect(page.getByText("beslut · rapport till nämnder")).toBeVisible();
  await page.getByRole("button", { name: `Stäng av: ${NAME}` }).click();
  await expect(page.getByText("Avstängd", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: `Ta bort: ${NAME}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ta bort" }).click();
  await expect(page.getByText("Inga system än")).toBeVisible();
});

test("the page is accessible and fits a phone, with a system and its deliveries", async ({ page }) => {
  await signIn(page, LEAD_KEY);
  await page.goto(PAGE);
  await settled(page);
  await page.getByLabel("Vad som tar emot").fill(NAME);
  await page.getByLabel("Adress").fill(url);
  await page.getByLabel("En lägesrapport till nämnder har utfärdats.").check();
  await page.getByRole("button", { name: "Lägg till", exact: true }).click();
  await page.getByRole("button", { name: `Prova: ${NAME}` }).click();
  await expect(page.getByRole("region", { name: `Leveranser till ${NAME}` }).locator("table").getByText("Levererat")).toBeVisible();
  await expectNoAxeViolationsInBothThemes(page);
  for (const width of [1440, 768, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
  }
});
