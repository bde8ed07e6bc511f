import type { Dictionary } from "@/text/sv";

type NavItem = { href: string; label: (t: Dictionary) => string; who?: "reporter" | "lead" | "administrator" };

/** The main menu, in the order that a person meets the work. */
export const MAIN_NAV: readonly NavItem[] = [
  { href: "/", label: (t) => t.common.nav.overview },
  { href: "/gap", label: (t) => t.common.nav.gap },
  { href: "/avstamning", label: (t) => t.common.nav.findings },
  { href: "/rapportera", label: (t) => t.common.nav.report, who: "reporter" },
  { href: "/omgangar", label: (t) => t.common.nav.rounds, who: "lead" },
  { href: "/kallor", label: (t) => t.common.nav.sources },
  { href: "/utvecklare", label: (t) => t.common.nav.developers },
  { href: "/nycklar", label: (t) => t.common.nav.keys, who: "administrator" },
];

export const GAP_NAV: readonly NavItem[] = [
  { href: "/gap/matris", label: (t) => t.common.nav.matrix },
  { href: "/gap/jamfor", label: (t) => t.common.nav.compare },
  { href: "/gap/luckor", label: (t) => t.common.nav.gaps },
];

export function isCurrent(path: string, href: string): boolean {
  return href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
}
