import { useLocation } from "wouter";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { GAP_NAV, isCurrent } from "./paths";

export function GapNav() {
  const { t } = useText();
  const [path] = useLocation();
  if (!isCurrent(path, "/gap")) return null;
  return (
    <nav className="sub-nav" aria-label={t.common.gapNavigation}>
      <ul className="plain-list">
        {GAP_NAV.map((item) => (
          <li key={item.href}>
            <AppLink href={item.href} aria-current={isCurrent(path, item.href) ? "page" : undefined}>{item.label(t)}</AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
