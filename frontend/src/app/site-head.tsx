import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { chooseCounty, useCounty } from "@/api/county";
import { countiesQuery } from "@/api/reference";
import { useSession, useSignOut } from "@/api/session";
import type { Session } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { CloseIcon, MenuIcon } from "@/ui/icons";
import { announce } from "@/ui/toast";
import { allowed, isCurrent, MAIN_NAV } from "./paths";
import { ThemeChoice } from "./theme-choice";

export function SiteHead() {
  const { t } = useText();
  const [path] = useLocation();
  // The menu is open on the page where it was opened; going to another closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === path;
  return (
    <header className="site-head">
      <div className="site-head-band">
        <div className="site-head-inner">
          <div className="row brand-row">
            <Brand />
            <CountyChoice />
          </div>
          <button type="button" className="menu-button" aria-expanded={open} aria-controls="site-menu" onClick={() => setOpenAt(open ? null : path)}>
            {open ? <CloseIcon /> : <MenuIcon />} {open ? t.common.closeMenu : t.common.menu}
          </button>
        </div>
      </div>
      <div id="site-menu" className="site-menu" data-open={open}>
        <div className="site-head-inner site-menu-inner">
          <MainNav path={path} />
          <Utilities />
        </div>
      </div>
    </header>
  );
}

function Brand() {
  const { t } = useText();
  return (
    <AppLink href="/" className="brand">
      <img src="/assets/mark.svg" alt="" width="34" height="34" />
      <span className="brand-name">{t.common.product}</span>
    </AppLink>
  );
}

/** With one county its name; with several, the choice between them, which begins again on the county's own figures. */
function CountyChoice() {
  const { t } = useText();
  const local = useLocal();
  const [path, navigate] = useLocation();
  const county = useCounty();
  const counties = useQuery(countiesQuery).data ?? [];
  if (counties.length < 2) return <span className="brand-county">{local(county?.name)}</span>;
  const choose = (id: string) => {
    chooseCounty(id);
    navigate(path);
  };
  return (
    <label className="brand-county">
      <span className="sr-only">{t.common.county}</span>
      <select value={county?.id} onChange={(event) => choose(event.target.value)}>
        {counties.map((one) => <option key={one.id} value={one.id}>{local(one.name)}</option>)}
      </select>
    </label>
  );
}

function MainNav({ path }: { path: string }) {
  const { t } = useText();
  const session = useSession();
  return (
    <nav aria-label={t.common.mainNavigation}>
      <ul className="main-nav plain-list">
        {MAIN_NAV.filter((item) => allowed(session, item.who)).map((item) => (
          <li key={item.href}>
            <AppLink href={item.href} aria-current={isCurrent(path, item.href) ? "page" : undefined}>{item.label(t)}</AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Utilities() {
  const { t, lang, setLanguage } = useText();
  const session = useSession();
  const other = lang === "sv" ? "en" : "sv";
  return (
    <div className="utilities">
      <ThemeChoice />
      <button type="button" lang={other} onClick={() => setLanguage(other)}>{t.common.otherLanguage}</button>
      {session.signedIn ? <SignedIn session={session} /> : <AppLink href="/logga-in">{t.common.nav.signIn}</AppLink>}
    </div>
  );
}

function SignedIn({ session }: { session: Session }) {
  const { t } = useText();
  const signOut = useSignOut();
  const leave = () => signOut.mutate(undefined, { onSuccess: () => announce(t.signIn.signedOut) });
  return (
    <>
      <span className="signed-in" title={t.signIn.signedInAs(session.name ?? "")}>{session.name ?? t.terms.role[session.role]}</span>
      <button type="button" onClick={leave}>{t.common.nav.signOut}</button>
    </>
  );
}
