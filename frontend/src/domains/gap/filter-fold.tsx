import type { ReactNode } from "react";
import { useText } from "@/text/language";
import { TABLE_FROM_PX, useWideScreen } from "@/ui/use-media";

/** On a phone the choices would fill the first screen, so they are folded away until wanted. */
export function FilterFold({ before, children }: { before?: ReactNode; children: ReactNode }) {
  const { t } = useText();
  if (useWideScreen(TABLE_FROM_PX)) return <div className="filter-line no-print">{before}{children}</div>;
  return (
    <>
      {before}
      <details className="filter-fold">
        <summary>{t.gap.filters.fold}</summary>
        {children}
      </details>
    </>
  );
}
