import { readStored, writeStored } from "@/text/language";
import type { Form } from "../form/model";

/** Work on a form that is not saved yet, kept on this computer with the tag of the draft that it began from. */
export type KeptWork = { etag: string | null; form: Form };
const keyOf = (questionnaireId: string) => `samplan.build.${questionnaireId}`;

const isForm = (value: unknown): value is Form =>
  typeof value === "object" && value !== null && "sections" in value && Array.isArray(value.sections)
  && value.sections.every((one: unknown) => typeof one === "object" && one !== null && "questions" in one && Array.isArray(one.questions));

export function readWork(questionnaireId: string): KeptWork | null {
  try {
    const kept = JSON.parse(readStored(keyOf(questionnaireId)) ?? "null") as Partial<KeptWork> | null;
    return kept && isForm(kept.form) ? { etag: kept.etag ?? null, form: kept.form } : null;
  } catch {
    return null;
  }
}

export function keepWork(questionnaireId: string, work: KeptWork | null): void {
  writeStored(keyOf(questionnaireId), JSON.stringify(work));
}
