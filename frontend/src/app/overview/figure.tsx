import type { ReactNode } from "react";
import { AppLink } from "@/ui/app-link";

type Props = { href: string; value: ReactNode; words: string; note?: ReactNode };

/** One large figure that leads to the page which explains it. */
export function Figure({ href, value, words, note }: Props) {
  return (
    <li>
      <AppLink href={href} className="key-figure">
        <span className="key-figure-value">{value ?? <span className="skeleton key-figure-wait" aria-hidden="true" />}</span>
        <span className="key-figure-words">{words}</span>
        {note && <span className="key-figure-note">{note}</span>}
      </AppLink>
    </li>
  );
}
