import { useText } from "@/text/language";

/** The head of pages that are opened by a personal link: a name and the language, and no menu to be lost in. */
export function LightHead() {
  const { t, lang, setLanguage } = useText();
  const other = lang === "sv" ? "en" : "sv";
  return (
    <header className="light-head">
      <div className="site-head-inner">
        <span className="brand"><img src="/assets/mark.svg" alt="" width="26" height="26" /> <span className="brand-name">{t.common.product}</span></span>
        <button type="button" lang={other} onClick={() => setLanguage(other)}>{t.common.otherLanguage}</button>
      </div>
    </header>
  );
}
