import type { GroupStatement } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";

/** "4 av 7" where the source gives a number, otherwise the status word. */
export function useStatementWords(): (statement: Pick<GroupStatement, "status" | "count" | "total">) => string {
  const { t, lang } = useText();
  return ({ status, count, total }) =>
    count === null || total === null
      ? t.terms.status[status].toLowerCase()
      : t.common.ofCount(formatNumber(count, lang), formatNumber(total, lang));
}
