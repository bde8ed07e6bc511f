import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "wouter";
import { useRenewal } from "@/domains/auth/renewal";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Toasts } from "@/ui/toast";
import "./layout.css";
import { LightHead } from "./light-head";
import { isCurrent } from "./paths";
import { SiteHead } from "./site-head";
import { SubNav } from "./sub-nav";

/** Head, page and foot. A new page begins at its top, with focus on its heading. */
export function Layout({ children }: { children: ReactNode }) {
  const { t } = useText();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  useRenewal();
  const [path] = useLocation();
  // Who comes by a personal link has one thing to do.
  const light = isCurrent(path, "/svara");
  return (
    <>
      <a className="skip-link" href="#main">{t.common.skip}</a>
      {light ? <LightHead /> : <><SiteHead /><SubNav /></>}
      <main id="main" ref={main} tabIndex={-1}>{children}</main>
      {light ? <LightFoot /> : <SiteFoot />}
      <Toasts />
    </>
  );
}

function LightFoot() {
  const { t } = useText();
  return <footer className="site-foot"><div className="site-foot-inner light-foot"><p>{t.questionnaires.answer.foot}</p></div></footer>;
}

function SiteFoot() {
  const { t } = useText();
  const words = t.common.footer;
  return (
    <footer className="site-foot">
      <div className="site-foot-inner">
        <p className="measure">{words.about} {words.privacy}</p>
        <nav aria-label={t.common.product} className="row">
          <AppLink href="/andringar">{words.history}</AppLink>
          <AppLink href="/utvecklare/oppna-data">{words.openData}</AppLink>
          <AppLink href="/kallor">{t.common.nav.sources}</AppLink>
        </nav>
      </div>
    </footer>
  );
}

const WAIT_FOR_HEADING_MS = 3000;

/** The page may still be on its way, so its heading is waited for; without one, main takes the focus. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>) {
  const [path] = useLocation();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    window.scrollTo(0, 0);
    const focusHeading = () => {
      // The page left behind is kept, hidden, until the new one has come: a hidden heading takes no focus.
      const heading = main.current?.querySelector<HTMLElement>("h1");
      heading?.focus({ preventScroll: true });
      return heading !== undefined && document.activeElement === heading;
    };
    if (focusHeading() || !main.current) return;
    const observer = new MutationObserver(() => focusHeading() && observer.disconnect());
    observer.observe(main.current, { childList: true, subtree: true, attributes: true, attributeFilter: ["style"] });
    const timer = setTimeout(() => observer.disconnect(), WAIT_FOR_HEADING_MS);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [path, main]);
}
