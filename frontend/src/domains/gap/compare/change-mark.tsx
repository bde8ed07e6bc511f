import type { Change } from "@/api/types";
import { useText } from "@/text/language";
import { DownIcon, UpIcon } from "@/ui/icons";

const SIGN: Partial<Record<Change, string>> = { unchanged: "=", new: "+", removed: "−", not_comparable: "≠" };

/** A change as sign and word; the sign differs in shape, not only in colour. */
export function ChangeMark({ change }: { change: Change }) {
  const { t } = useText();
  return (
    <span className="change-mark" data-change={change}>
      <span aria-hidden="true" className="change-sign">{change === "improved" ? <UpIcon /> : change === "worsened" ? <DownIcon /> : SIGN[change]}</span>
      {t.terms.change[change]}
    </span>
  );
}
