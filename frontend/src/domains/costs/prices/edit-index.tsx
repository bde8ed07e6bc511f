import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PriceIndex } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { announce } from "@/ui/toast";
import { FormNotices } from "./form-notices";
import { IndexFields, indexBody, isIndexFaulty, type IndexTyped } from "./index-fields";
import { asLines } from "./pasted";
import { readIndex, saveIndex } from "./queries";
import { useTyped } from "./use-typed";

const fieldsOf = (index: PriceIndex): IndexTyped => ({
  sv: index.name.sv,
  en: index.name.en ?? "",
  publisher: index.publisher,
  base: index.base ?? "",
  url: index.url ?? "",
  note: index.note ?? "",
  values: asLines(index.values),
});

/** A series as it is changed: also its values, as the lines that they were pasted as. */
export function EditIndex({ index, onClose }: { index: PriceIndex; onClose: () => void }) {
  const { t } = useText();
  const words = t.costEdit.prices;
  const cache = useQueryClient();
  const typed = useTyped(`index.${index.id}`, fieldsOf(index));
  const [theirs, setTheirs] = useState<PriceIndex | null>(null);
  const done = () => {
    announce(words.indexSaved);
    void cache.invalidateQueries();
    onClose();
  };
  const send = async (version: number) => {
    try {
      return await saveIndex(index.id, version, indexBody(typed.fields));
    } catch (reason) {
      setTheirs(await readIndex(index.id).catch(() => null));
      throw reason;
    }
  };
  const save = (version = index.version) => void typed.submit(isIndexFaulty(typed.fields), () => send(version), done);
  const takeTheirs = () => {
    if (theirs) typed.reset(fieldsOf(theirs));
    void cache.invalidateQueries();
  };
  return (
    <div className="stack">
      <FormNotices typed={{ ...typed, reset: () => typed.reset() }} theirs={theirs ? words.readCount(String(theirs.values.length), String(theirs.firstYear), String(theirs.lastYear)) : undefined} onKeepMine={() => save(theirs?.version)} onTakeTheirs={takeTheirs} />
      <IndexFields typed={typed} />
      <div className="row">
        <Button disabled={typed.busy || typed.stale || !typed.unsaved} onClick={() => save()}>{words.save}</Button>
        <Button variant="secondary" onClick={() => { typed.reset(); onClose(); }}>{typed.unsaved ? words.discard : t.common.cancel}</Button>
      </div>
    </div>
  );
}
