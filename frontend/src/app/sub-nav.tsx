import { useLocation } from "wouter";
import { useSession } from "@/api/session";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { allowed, isCurrent, SUB_NAV } from "./paths";

/** The pages of the section that one is in. */
export function SubNav() {
  const { t } = useText();
  const session = useSession();
  const [path] = useLocation();
  const section = SUB_NAV.find((one) => isCurrent(path, one.section));
  if (!section) return null;
  const items = section.items.filter((item) => allowed(session, item.who));
  if (items.length === 0) return null;
  return (
    <nav className="sub-nav" aria-label={t.common.subNavigation(section.label(t))}>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.href}>
            <AppLink href={item.href} aria-current={isCurrentPage(path, item.href, section.section) || (item.also && isCurrent(path, item.also)) ? "page" : undefined}>{item.label(t)}</AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The section's own first page is current only at its own address: all the others lie under it. */
function isCurrentPage(path: string, href: string, section: string): boolean {
  return href === section ? path === href : isCurrent(path, href);
}
