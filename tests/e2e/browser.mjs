// Which Chromium the browser tests use, and how it is started.
//
// In this order: the CHROMIUM variable, a browser on PATH, and last the one that npm brings
// (@sparticuz/chromium unpacks itself into the temporary folder), so that a machine where
// nothing was installed by hand still has a real browser.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Root may not use the sandbox; the rest keeps the browser quiet and off the network. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here: look in the next folder.
    }
  }
  return undefined;
}

/** The path of a Chromium. SAMPLAN_TEST_CHROMIUM=npm skips the browsers of the machine. */
export async function findChromium() {
  if (process.env.SAMPLAN_TEST_CHROMIUM !== "npm") {
    if (process.env.CHROMIUM) return process.env.CHROMIUM;
    for (const name of NAMES) {
      const found = onPath(name);
      if (found) return found;
    }
  }
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
