// How the browser tests run. tests/e2e/test_browser.py starts the server and says where it is.
import { defineConfig } from "@playwright/test";

import { findChromium, FLAGS } from "./browser.mjs";

export default defineConfig({
  testDir: ".",
  // One server and one database for a file: its tests tell one story, in order.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: "line",
  timeout: 600_000,
  expect: { timeout: 90_000 },
  outputDir: process.env.SAMPLAN_E2E_OUTPUT,
  use: {
    baseURL: process.env.SAMPLAN_E2E_URL,
    locale: "sv-SE",
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await findChromium(), args: FLAGS },
    screenshot: "only-on-failure",
  },
});
