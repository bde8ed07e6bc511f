import type { QuestionnaireRound } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { CheckChoice } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";

export type Split = "none" | "principal" | "kind";
const SPLITS: readonly Split[] = ["none", "principal", "kind"];
export const splitOf = (text: string | null): Split => SPLITS.find((one) => one === text) ?? "none";

type Props = { split: Split; beside: string; others: readonly QuestionnaireRound[]; leads: boolean; unprotected: boolean; counted: boolean };

/** What is shown of the results, kept in the address. */
export function ResultChoices({ split, beside, others, leads, unprotected, counted }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const { setParams } = useAddress();
  return (
    <div className="row no-print result-choices">
      {others.length > 0 && (
        <label className="round-choice">
          <span>{words.beside}</span>
          <select className="native-select" value={beside} onChange={(event) => setParams({ jamfor: event.target.value || "ingen" })}>
            <option value="">{words.besideNone}</option>
            {others.map((one) => <option key={one.id} value={one.id}>{local(one.title)}</option>)}
          </select>
        </label>
      )}
      {counted && (
        <label className="round-choice">
          <span>{words.split}</span>
          <select className="native-select" value={split} onChange={(event) => setParams({ per: event.target.value === "none" ? null : event.target.value })}>
            {SPLITS.map((one) => <option key={one} value={one}>{words.splits[one]}</option>)}
          </select>
        </label>
      )}
      {leads && counted && <CheckChoice label={words.unprotected} checked={unprotected} onChange={() => setParams({ figures: unprotected ? null : "unprotected" })} />}
    </div>
  );
}
