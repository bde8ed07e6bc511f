import { useEffect, useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { formatTime } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { useFinish } from "./queries";
import type { Builder } from "./use-builder";

export type View = "write" | "preview" | "changes";
type Props = { builder: Builder; questionnaireId: string; number: number; flaws: number; changed: boolean; view: View; onView: (view: View) => void };

/** Always in sight: which view, undo and redo, whether it is saved, and the step to a final version. */
export function BuilderBar({ builder, questionnaireId, number, flaws, changed, view, onView }: Props) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const [finishing, setFinishing] = useState(false);
  useUndoKeys(builder);
  useWarningBeforeLeaving(builder.unsaved);
  return (
    <div className="build-bar" role="group" aria-label={words.toolbar}>
      <div className="segments" role="group" aria-label={words.viewsLabel}>
        {(["write", "preview", "changes"] as const).map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>{words.views[one]}</button>
        ))}
      </div>
      <div className="row build-undo">
        <Button variant="tertiary" disabled={!builder.canUndo} onClick={() => builder.step({ do: "undo" })}>{words.undo}</Button>
        <Button variant="tertiary" disabled={!builder.canRedo} onClick={() => builder.step({ do: "redo" })}>{words.redo}</Button>
      </div>
      <p role="status" className="build-saved">{useSavedWords(builder)}</p>
      <div className="row">
        <Button variant="secondary" disabled={!builder.unsaved || builder.busy} onClick={() => void builder.save()}>{words.save}</Button>
        <Button disabled={flaws > 0 || !changed || builder.stale} onClick={() => setFinishing(true)}>{words.finish}</Button>
      </div>
      {finishing && <FinishDialog builder={builder} questionnaireId={questionnaireId} number={number} onClose={() => setFinishing(false)} />}
    </div>
  );
}

function useSavedWords(builder: Builder): string {
  const { t } = useText();
  const words = t.questionnaires.build;
  if (builder.busy) return t.common.saving;
  if (builder.unsaved) return words.unsaved;
  return builder.savedAt ? words.savedAt(formatTime(builder.savedAt)) : words.allSaved;
}

type FinishProps = { builder: Builder; questionnaireId: string; number: number; onClose: () => void };

function FinishDialog({ builder, questionnaireId, number, onClose }: FinishProps) {
  const { t, lang } = useText();
  const words = t.questionnaires.build;
  const { setParams } = useAddress();
  const finish = useFinish(questionnaireId);
  const [saving, setSaving] = useState(false);
  const name = formatNumber(number, lang);
  // A version is made from a draft; saving makes one also where nothing has been changed.
  const confirm = async () => {
    setSaving(true);
    const saved = await builder.save();
    setSaving(false);
    if (!saved) return onClose();
    finish.mutate(builder.tagNow(), {
      onSuccess: (made) => {
        announce(words.finished(formatNumber(made.number, lang)));
        onClose();
        setParams({ version: made.number, vy: null }, false);
      },
    });
  };
  return (
    <ConfirmDialog open heading={words.finishHeading(name)} confirm={words.finish} busy={saving || finish.isPending} onConfirm={() => void confirm()} onClose={onClose}>
      <p>{words.finishBody}</p>
      {finish.error && <ErrorNotice error={finish.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}

/** Ctrl+Z also in a field: the builder's own undo goes back over what was typed there. */
function useUndoKeys({ step }: Builder) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      step({ do: event.shiftKey ? "redo" : "undo" });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

function useWarningBeforeLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
