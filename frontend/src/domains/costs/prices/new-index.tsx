import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { slugOf } from "@/format/slug";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { announce } from "@/ui/toast";
import { readTyped } from "./dialog-store";
import { FormNotices } from "./form-notices";
import { IndexFields, indexBody, isIndexFaulty, type IndexTyped } from "./index-fields";
import { createIndex } from "./queries";
import { useTyped } from "./use-typed";

const KEY = "index.ny";
const BLANK: IndexTyped = { sv: "", en: "", publisher: "", base: "", url: "", note: "", values: "" };

/** A new series; what was begun last time opens by itself. */
export function NewIndex({ taken }: { taken: readonly string[] }) {
  const { t } = useText();
  const [open, setOpen] = useState(() => readTyped(KEY, BLANK) !== null);
  if (!open) return <div><Button variant="secondary" onClick={() => setOpen(true)}>{t.costEdit.prices.addIndex}</Button></div>;
  return <IndexForm taken={taken} onClose={() => setOpen(false)} />;
}

function IndexForm({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const { t } = useText();
  const words = t.costEdit.prices;
  const cache = useQueryClient();
  const typed = useTyped(KEY, BLANK);
  const done = () => {
    announce(words.indexCreated);
    void cache.invalidateQueries();
    onClose();
  };
  const save = () => void typed.submit(isIndexFaulty(typed.fields), () => createIndex({ id: slugOf(typed.fields.sv, taken), ...indexBody(typed.fields) }), done);
  return (
    <section className="card stack" aria-label={words.addIndex}>
      <h3>{words.addIndex}</h3>
      <FormNotices typed={{ ...typed, reset: () => typed.reset() }} />
      <IndexFields typed={typed} />
      <div className="row">
        <Button disabled={typed.busy} onClick={save}>{words.addIndex}</Button>
        <Button variant="secondary" onClick={() => { typed.reset(); onClose(); }}>{typed.unsaved ? words.discard : t.common.cancel}</Button>
      </div>
    </section>
  );
}
