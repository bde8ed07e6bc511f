import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { apiDocs } from "./vite.api-docs.ts";

// The service that the development server passes API calls on to.
const service = process.env.SAMPLAN_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), apiDocs()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // light-dark() in the style sheets is left as it is only for browsers that know it.
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: {
      // The design system does not say that its parts are free of side effects, so unused ones (a combobox with
      // its virtual list) would come along: a quarter of the first page. Its web elements do register themselves.
      treeshake: { moduleSideEffects: [{ test: /designsystemet-react|@tanstack\/(react-)?virtual|@floating-ui\/react/, sideEffects: false }] },
    },
  },
  server: { proxy: { "/samplan/v1": service } },
  preview: { proxy: { "/samplan/v1": service } },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] },
});
