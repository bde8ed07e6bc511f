import type { ChangeEntry } from "@/api/types";
import { formatDate } from "@/format/dates";
import { whoWrote } from "@/text/actor";
import { useText } from "@/text/language";
import { kindWords } from "./kind-words";
import { useObjectName } from "./object-name";

/** One change in a line: when, who, what. */
export function ChangeLine({ change }: { change: ChangeEntry }) {
  const { t } = useText();
  const nameOf = useObjectName();
  const kind = kindWords(change.objectType, t);
  return (
    <p className="small">
      <span className="muted nowrap">{formatDate(change.at)}</span> {whoWrote(change, t)}:{" "}
      {t.terms.action[change.action].toLowerCase()} {kind} <span className="change-object">{nameOf(change)}</span>
    </p>
  );
}
