import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const FILES = ["swagger-ui.css", "swagger-ui-bundle.js"];

/** Puts Swagger UI's own files beside public/api-docs/index.html, so that reading the API needs no other host. */
export function apiDocs(): Plugin {
  return {
    name: "samplan-api-docs",
    apply: "build",
    generateBundle() {
      const require = createRequire(import.meta.url);
      for (const file of FILES) {
        const source = readFileSync(require.resolve(`swagger-ui-dist/${file}`));
        this.emitFile({ type: "asset", fileName: `api-docs/${file}`, source });
      }
    },
  };
}
