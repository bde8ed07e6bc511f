// Signing in with the organisation's account, at a real provider on another site of the loopback.
import { expect, test, type Page } from "@playwright/test";
import { Provider } from "../support/provider.mjs";
import { ADMIN_KEY, expectNoAxeViolationsInBothThemes, expectNoSidewaysScroll, settled } from "./support";

const provider = new Provider(Number(process.env.SAMPLAN_E2E_PROVIDER_PORT));
const LEAD = { groups: ["samplan-lead"] };
const WITH_ACCOUNT = "Logga in med din organisations konto";

async function signInWithAccount(page: Page, from = "/"): Promise<void> {
  await page.goto(`/logga-in?next=${encodeURIComponent(from)}`);
  await page.getByRole("button", { name: WITH_ACCOUNT }).click();
  await expect(page.getByRole("button", { name: "Logga ut" })).toBeVisible();
}

const asked = (path: string) => provider.seen().filter((one) => one.path === path).length;

test("while the provider is away one is told so, and keys go on", async ({ page }) => {
  await page.goto("/logga-in");
  await page.getByRole("button", { name: WITH_ACCOUNT }).click();
  await expect(page.getByRole("alert")).toContainText("inloggningstjänst svarar inte");
  await page.getByText("Logga in med en nyckel i stället").click();
  await page.getByLabel("Nyckel", { exact: true }).fill(ADMIN_KEY);
  await page.getByRole("main").getByRole("button", { name: "Logga in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Logga ut" })).toBeVisible();
});

test.describe("with a provider", () => {
  test.beforeAll(async ({ request }) => {
    await provider.start();
    // It was away just now, and is not asked again at once: docs/sign-in.md.
    const begun = async () => (await request.post("/samplan/v1/sign-ins", { data: {} })).status();
    await expect.poll(begun).toBe(201);
  });
  test.afterAll(() => provider.stop());
  test.beforeEach(() => {
    provider.ways({});
    provider.claims(LEAD);
    provider.forget();
  });

  test("one signs in, comes back to the page where one was, works, and signs out there too", async ({ page }) => {
    await page.goto("/omgangar");
    await signInWithAccount(page, "/omgangar");
    await expect(page).toHaveURL(/\/omgangar$/);
    await expect(page.getByText("Projektledningen via inloggning")).toBeVisible();
    await page.getByLabel("År", { exact: true }).fill("2041");
    await page.getByLabel("Utgå från").selectOption({ label: "GAP-analys 2021" });
    await page.getByRole("button", { name: "Skapa omgången" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vem har svarat? GAP-analys 2041");
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([["samplan_session", true, "Strict"]]);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain("eyJ");
    await page.getByRole("button", { name: "Logga ut" }).click();
    await expect(page).toHaveURL(/\/logga-in$/);
    await expect(page.getByRole("button", { name: WITH_ACCOUNT })).toBeVisible();
    expect(asked("/endsession")).toBe(1);
  });

  test("the way back is not taken twice", async ({ page }) => {
    const answers: string[] = [];
    page.on("request", (request) => request.url().includes("/logga-in/svar?") && answers.push(request.url()));
    await signInWithAccount(page);
    await page.goto(answers[0] ?? "");
    await expect(page.getByRole("alert")).toContainText("redan använd");
    await expect(page.getByRole("button", { name: "Logga ut" })).toBeVisible();
    expect(asked("redeemed")).toBe(1);
  });

  test("an answer that was made up, or begun by somebody else, signs nobody in", async ({ page, browser }) => {
    await page.goto("/logga-in/svar?state=paahittat&code=paahittad");
    await expect(page.getByRole("alert")).toContainText("Börja om");
    const other = await (await browser.newContext()).newPage();
    await other.route("**/sign-ins/answers", (route) => route.abort());
    await other.goto("/logga-in");
    await other.getByRole("button", { name: WITH_ACCOUNT }).click();
    await expect(other.getByRole("alert")).toBeVisible();
    await page.goto(other.url());
    await expect(page.getByRole("alert")).toContainText("i en annan webbläsare");
    await expect(page.getByRole("link", { name: "Logga in" }).first()).toBeVisible();
  });

  test("an account without a role is told so and is let in nowhere", async ({ page }) => {
    provider.claims({ groups: ["nobody"] });
    await page.goto("/logga-in");
    await page.getByRole("button", { name: WITH_ACCOUNT }).click();
    await expect(page.getByRole("alert")).toContainText("Ditt konto har ingen roll i Samplan");
    await expect(page.getByRole("button", { name: "Logga ut" })).toHaveCount(0);
    await page.getByRole("link", { name: "Börja om" }).click();
    await expect(page.getByRole("button", { name: WITH_ACCOUNT })).toBeVisible();
  });

  test("saying no at the provider is no error of anybody's", async ({ page }) => {
    provider.ways({ error: "access_denied" });
    await page.goto("/logga-in");
    await page.getByRole("button", { name: WITH_ACCOUNT }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inloggningen blev inte klar");
  });

  test("a session is renewed on the way to another page, and goes on where it cannot be", async ({ page }) => {
    await signInWithAccount(page, "/gap/luckor");
    await settled(page);
    const before = await session(page);
    await page.clock.setFixedTime(new Date(before.renewsAt));
    provider.ways({ silent: "login_required" });
    await page.getByRole("link", { name: "Kostnader" }).first().click();
    await expect.poll(() => asked("/authorize")).toBe(2);
    await expect(page).toHaveURL(/\/kostnader$/);
    await settled(page);
    expect((await session(page)).expiresAt).toBe(before.expiresAt);
    await page.evaluate(() => sessionStorage.clear());
    provider.ways({});
    await page.getByRole("link", { name: "Källor" }).first().click();
    await expect.poll(() => asked("redeemed")).toBe(2);
    await expect(page).toHaveURL(/\/kallor$/);
    await settled(page);
    await expect(page.getByText("Projektledningen via inloggning")).toBeVisible();
    expect((await session(page)).csrfToken).not.toBe(before.csrfToken);
  });

  for (const width of [1440, 768, 390]) {
    for (const path of ["/logga-in", "/logga-in/svar?state=x&code=y"]) {
      test(`${path} is for everybody, ${width} px wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        await settled(page);
        if (path.includes("svar")) await expect(page.getByRole("alert")).toBeVisible();
        else await page.getByText("Logga in med en nyckel i stället").click();
        await expectNoSidewaysScroll(page);
        await expectNoAxeViolationsInBothThemes(page);
      });
    }
  }
});

type Session = { renewsAt: string; expiresAt: string; csrfToken: string };

async function session(page: Page): Promise<Session> {
  return (await (await page.request.get("/samplan/v1/sessions/current")).json()) as Session;
}
