import { useState } from "react";
import { readStored, useText, writeStored } from "@/text/language";

const KEY = "samplan.theme";
const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

function apply(theme: Theme) {
  document.documentElement.dataset.colorScheme = theme;
  writeStored(KEY, theme);
}

/** The same key is read by theme.js before the first paint. */
export function ThemeChoice() {
  const { t } = useText();
  const [theme, setTheme] = useState<Theme>(() => THEMES.find((one) => one === readStored(KEY)) ?? "auto");
  const choose = (next: Theme) => {
    setTheme(next);
    apply(next);
  };
  return (
    <label className="theme-choice">
      <span className="sr-only">{t.common.theme}</span>
      <select value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {THEMES.map((one) => <option key={one} value={one}>{t.common.themes[one]}</option>)}
      </select>
    </label>
  );
}
