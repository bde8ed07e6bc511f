import { useEffect, useState } from "react";
import type { FigureForm, FigureFormRow } from "@/api/types";
import { useText } from "@/text/language";
import { keep, readKept, withTyped, type FigureDraft } from "./figure-draft";

/** What is typed is kept on the computer at once, and leaves it when it has been saved. */
export function useFigureDraft(form: FigureForm) {
  const { t } = useText();
  const [collectionId, organisationId] = [form.collection.id, form.organisation.id];
  const [draft, setDraft] = useState<FigureDraft>(() => (form.isEditable ? readKept(collectionId, organisationId) : {}));
  const change = (next: FigureDraft) => {
    setDraft(next);
    keep(collectionId, organisationId, next);
  };
  const unsaved = Object.keys(draft).length;
  useEffect(() => {
    if (unsaved === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
  return { draft, unsaved, type: (row: FigureFormRow, text: string) => change(withTyped(draft, row, text, t)), clear: () => change({}) };
}
