#!/usr/bin/env node
// A picture of a page: node tests/e2e/screenshot.mjs URL OUT.png WIDTH [HEIGHT] [--dark] [--full]
//   --dark  asks for the dark colour scheme      --full  the whole page, not only the first screen
import { chromium } from "@playwright/test";

import { findChromium, FLAGS } from "./browser.mjs";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [url, out, width = "1280", height = "900"] = words;
if (!url || !out) {
  console.error("usage: node screenshot.mjs URL OUT.png WIDTH [HEIGHT] [--dark] [--full]");
  process.exit(2);
}

const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: Number(height) },
    colorScheme: process.argv.includes("--dark") ? "dark" : "light",
    locale: "sv-SE",
    reducedMotion: "reduce",
  });
  page.on("console", (line) => {
    if (line.type() === "error") console.error(`console: ${line.text()}`);
  });
  page.on("pageerror", (error) => console.error(`page: ${error.message}`));
  await page.goto(url, { waitUntil: "networkidle" });
  await page.screenshot({ path: out, fullPage: process.argv.includes("--full") });
} finally {
  await browser.close();
}
