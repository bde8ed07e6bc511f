import type { Gap } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";

/** How many lack the method; where only a group's count is known, that is said instead of a number. */
export function LackingWords({ gap }: { gap: Pick<Gap, "lackingCount" | "knownCount"> }) {
  const { t, lang } = useText();
  if (gap.lackingCount === null) return t.gap.gaps.onlyGroup;
  return t.gap.gaps.lackingIn(formatNumber(gap.lackingCount, lang), formatNumber(gap.knownCount, lang));
}
