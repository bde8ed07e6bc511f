import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

// One way only: text and format, then ui, then api, then the domains, then the app that joins them.
const LAYERS = ["text", "format", "ui", "api", "domains", "app"];
const DOMAINS = ["auth", "costs", "developers", "gap", "history", "plan", "questionnaires", "reconciliation", "sources", "statistics"];
// What every domain shows beside its figures is shared; nothing else is.
const SHARED = ["sources/source-note.tsx", "sources/view-bar.tsx", "sources/place-text.ts"];

const upwards = LAYERS.map((layer, index) => ({
  target: `./src/${layer}`,
  from: LAYERS.slice(index + 1).map((above) => `./src/${above}`),
  message: `${layer} may not know of ${LAYERS.slice(index + 1).join(", ")}.`,
})).filter((zone) => zone.from.length > 0);

const sideways = DOMAINS.map((domain) => ({
  target: `./src/domains/${domain}`,
  from: "./src/domains",
  except: [`./${domain}`, ...SHARED.map((file) => `./${file}`)],
  message: "A domain does not import another, but for the shared source notes.",
}));

export default tseslint.config(
  { ignores: ["dist", "public", "src/api/schema.gen.ts"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  jsxA11y.flatConfigs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "import-x": importX, "react-hooks": reactHooks },
    languageOptions: { parserOptions: { projectService: true } },
    settings: { "import-x/resolver": { typescript: true, node: true } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "import-x/no-restricted-paths": ["error", { zones: [...upwards, ...sideways] }],
      "import-x/no-cycle": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      // Where a list is worked through with the arrow keys, its one stop is focusable by design.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: ["td", "th", "h1", "h2", "main"], roles: ["grid"] }],
    },
  },
  { files: ["*.js"], ...tseslint.configs.disableTypeChecked },
);
