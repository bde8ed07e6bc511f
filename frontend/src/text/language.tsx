import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { sv, type Dictionary } from "./sv";

export type Language = "sv" | "en";
/** A text from the service: Swedish always, English where somebody has written it. */
export type Text = { sv: string; en?: string | null };

const STORED = "samplan.language";

/** The language of the address wins, so that a link shows what its sender saw; then the person's own choice. */
export function chosenLanguage(search: string, stored: string | null): Language {
  const asked = new URLSearchParams(search).get("lang") ?? stored;
  return asked === "en" ? "en" : "sv";
}

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage can be closed to us; the app works without memory
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // the same
  }
}

type LanguageState = { lang: Language; t: Dictionary; setLanguage: (next: Language) => void };
const LanguageContext = createContext<LanguageState | null>(null);

/** English is fetched only by those who choose it. */
export async function loadDictionary(lang: Language): Promise<Dictionary> {
  return lang === "en" ? (await import("./en")).en : sv;
}

type Props = { initial: Language; dictionary: Dictionary; onChange?: (lang: Language) => void; children: ReactNode };

export function LanguageProvider({ initial, dictionary, onChange, children }: Props) {
  const [state, setState] = useState({ lang: initial, t: dictionary });
  useEffect(() => {
    document.documentElement.lang = state.lang;
  }, [state.lang]);
  const value = useMemo(
    () => ({
      ...state,
      setLanguage: (lang: Language) => {
        writeStored(STORED, lang);
        forgetLanguageInAddress();
        onChange?.(lang);
        void loadDictionary(lang).then((t) => setState({ lang, t }));
      },
    }),
    [state, onChange],
  );
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

/** Otherwise an old ?lang= would win over the choice just made. */
function forgetLanguageInAddress() {
  const url = new URL(window.location.href);
  if (!url.searchParams.has("lang")) return;
  url.searchParams.delete("lang");
  window.history.replaceState(null, "", url);
}

export const storedLanguage = () => readStored(STORED);

export function useText(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error("useText outside LanguageProvider");
  return state;
}

/** The service's text in the chosen language, falling back to Swedish rather than to nothing. */
export function useLocal(): (text: Text | null | undefined) => string {
  const { lang } = useText();
  return (text) => localText(text, lang);
}

export function localText(text: Text | null | undefined, lang: Language): string {
  if (!text) return "";
  return (lang === "en" && text.en) || text.sv;
}
