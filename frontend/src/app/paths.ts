import { canAdminister, canLead, canReport } from "@/api/session";
import type { Session } from "@/api/types";
import type { Dictionary } from "@/text/sv";

type NavItem = { href: string; label: (t: Dictionary) => string; who?: "reporter" | "lead" | "administrator"; also?: string };

/** The main menu, in the order that a person meets the work. */
export const MAIN_NAV: readonly NavItem[] = [
  { href: "/", label: (t) => t.common.nav.overview },
  { href: "/gap", label: (t) => t.common.nav.gap },
  { href: "/kartlaggning", label: (t) => t.common.nav.mapping },
  { href: "/kostnader", label: (t) => t.common.nav.costs },
  { href: "/planen", label: (t) => t.common.nav.plan },
  { href: "/avstamning", label: (t) => t.common.nav.findings },
  { href: "/rapportera", label: (t) => t.common.nav.report, who: "reporter" },
  { href: "/omgangar", label: (t) => t.common.nav.rounds, who: "lead" },
  { href: "/kallor", label: (t) => t.common.nav.sources },
  { href: "/utvecklare", label: (t) => t.common.nav.developers },
  { href: "/nycklar", label: (t) => t.common.nav.keys, who: "administrator" },
];

type Section = { section: string; label: (t: Dictionary) => string; items: readonly NavItem[] };

/** The menus under the main one. */
export const SUB_NAV: readonly Section[] = [
  {
    section: "/gap",
    label: (t) => t.common.nav.gap,
    items: [
      { href: "/gap/matris", label: (t) => t.common.nav.matrix },
      { href: "/gap/jamfor", label: (t) => t.common.nav.compare },
      { href: "/gap/luckor", label: (t) => t.common.nav.gaps },
    ],
  },
  {
    section: "/kartlaggning",
    label: (t) => t.common.nav.mapping,
    items: [
      { href: "/kartlaggning", label: (t) => t.common.nav.keyFigures },
      { href: "/kartlaggning/utforska", label: (t) => t.common.nav.explore },
      { href: "/kartlaggning/enkater", also: "/kartlaggning/enkatomgangar", label: (t) => t.questionnaires.results.title },
      { href: "/kartlaggning/insamlingar", label: (t) => t.common.nav.collections },
      { href: "/kartlaggning/skydd", label: (t) => t.common.nav.protection, who: "lead" },
    ],
  },
  {
    section: "/kostnader",
    label: (t) => t.common.nav.costs,
    items: [
      { href: "/kostnader", label: (t) => t.common.nav.costOverview },
      { href: "/kostnader/poster", label: (t) => t.common.nav.costItems },
      { href: "/kostnader/scenarier", label: (t) => t.common.nav.scenarios },
      { href: "/kostnader/huvudman", label: (t) => t.common.nav.principals },
      { href: "/kostnader/idag", label: (t) => t.common.nav.today },
      { href: "/kostnader/priser", label: (t) => t.common.nav.prices },
    ],
  },
  {
    section: "/planen",
    label: (t) => t.common.nav.plan,
    items: [
      { href: "/planen", also: "/planen/aktivitet", label: (t) => t.common.nav.planOverview },
      { href: "/planen/organisation", also: "/planen/helheten", label: (t) => t.common.nav.myOrganisation },
      { href: "/planen/effekt", label: (t) => t.common.nav.planEffect },
      { href: "/planen/konsekvenser", label: (t) => t.planWork.follow.ofPlan.title },
      { href: "/planen/beslut", label: (t) => t.planWork.decisions.title },
      { href: "/planen/overenskommelser", label: (t) => t.planWork.agreements.title },
      { href: "/planen/kompetenshjul", label: (t) => t.planWork.training.title },
      { href: "/planen/rapporter", label: (t) => t.planWork.reports.title },
      { href: "/planen/tidigare", label: (t) => t.planWork.earlier.title },
    ],
  },
  {
    section: "/utvecklare",
    label: (t) => t.common.nav.developers,
    items: [
      { href: "/utvecklare", label: (t) => t.developers.title },
      { href: "/utvecklare/oppna-data", label: (t) => t.openData.title },
      { href: "/utvecklare/lansfil", label: (t) => t.documents.title },
      { href: "/utvecklare/webhookar", label: (t) => t.webhooks.title, who: "lead" },
    ],
  },
];

/** Whether a page is for this person. */
export function allowed(session: Session, who: NavItem["who"]): boolean {
  if (who === "reporter") return canReport(session);
  if (who === "lead") return canLead(session);
  if (who === "administrator") return canAdminister(session);
  return true;
}

export function isCurrent(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
