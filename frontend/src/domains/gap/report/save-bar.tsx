import { useEffect, useState } from "react";
import { formatTime } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { Progress } from "@/ui/progress";
import type { ColumnFormState } from "./use-column-form";

type Props = { form: ColumnFormState; answered: number; asked: number };

/** Always in sight: how far one has come, and whether the work is saved. */
export function SaveBar({ form, answered, asked }: Props) {
  const { t, lang } = useText();
  const [discarding, setDiscarding] = useState(false);
  useWarningBeforeLeaving(form.unsaved > 0);
  const progress = t.report.progress(formatNumber(answered, lang), formatNumber(asked, lang));
  return (
    <div className="save-bar">
      <div className="save-bar-inner">
        <div className="save-progress"><span className="strong">{progress}</span><Progress value={answered} max={asked} label={progress} /></div>
        <p role="status" className="save-state">{useSaveWords(form)}</p>
        {form.unsaved > 0 && (
          <div className="row">
            <Button variant="tertiary" onClick={() => setDiscarding(true)}>{t.report.discard}</Button>
            <Button onClick={form.save} disabled={form.saving}>{t.report.saveNow}</Button>
          </div>
        )}
      </div>
      <ConfirmDialog open={discarding} danger heading={t.report.discardHeading} confirm={t.report.discard} onConfirm={() => { form.discard(); setDiscarding(false); }} onClose={() => setDiscarding(false)}>
        <p>{t.report.discardBody}</p>
      </ConfirmDialog>
    </div>
  );
}

function useSaveWords(form: ColumnFormState): string {
  const { t, lang } = useText();
  if (form.saving) return t.common.saving;
  if (form.unsaved === 1) return t.report.unsavedOne;
  if (form.unsaved > 1) return t.report.unsaved(formatNumber(form.unsaved, lang));
  return form.savedAt ? t.report.savedAt(formatTime(form.savedAt)) : t.report.allSaved;
}

/** The draft is kept on the computer in any case; the warning is for those who think that they are done. */
function useWarningBeforeLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
