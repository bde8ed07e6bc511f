import { conflictsOf } from "@/format/merge";
import { useText } from "@/text/language";
import { FormConflict } from "@/ui/form-conflict";
import type { ItemDraft, Part } from "./draft";
import { partName, partValue, type Names } from "./part-words";
import type { Theirs } from "./use-item-form";

type Props = { base: ItemDraft; mine: ItemDraft; theirs: Theirs; names: Names; onResolve: (keepMine: readonly Part[]) => void };

/** What both have changed of an item. */
export function ItemConflict({ base, mine, theirs, names, onResolve }: Props) {
  const { t } = useText();
  const disputed = conflictsOf(base, mine, theirs.draft).map((part) => ({
    part,
    name: partName(part, t),
    mine: partValue(part, mine, names, t),
    theirs: partValue(part, theirs.draft, names, t),
  }));
  return <FormConflict heading={t.costEdit.item.conflictHeading} who={theirs.who} when={theirs.when} disputed={disputed} onResolve={onResolve} />;
}
