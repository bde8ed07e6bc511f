import { useState, type ReactNode } from "react";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";

/** So many rows are drawn before somebody asks for more. */
export const ROWS = 60;

/** The first rows of a long list, and what draws the next ones; nothing, when all are drawn. */
export function useFold<T>(all: readonly T[], label: (n: string) => string): { shown: readonly T[]; more: ReactNode } {
  const { lang } = useText();
  const [limit, setLimit] = useState(ROWS);
  const next = Math.min(all.length - limit, 4 * ROWS);
  const more = next > 0 && <Button variant="secondary" onClick={() => setLimit(limit + next)}>{label(formatNumber(next, lang))}</Button>;
  return { shown: all.slice(0, limit), more: more || null };
}
