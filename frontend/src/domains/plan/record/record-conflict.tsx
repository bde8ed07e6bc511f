import { useQuery } from "@tanstack/react-query";
import type { SourcePlace } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { conflictsOf } from "@/format/merge";
import { useText } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { FormConflict } from "@/ui/form-conflict";
import { placesQuery } from "./place-field";
import type { RecordForm } from "./use-record";
import { listOf, type RecordField, type Values } from "./values";

type Props = { form: Pick<RecordForm, "base" | "values" | "theirs" | "resolve">; fields: readonly RecordField[] };

/** What another has saved meanwhile: what only one of the two has changed stays, and what both have is chosen. */
export function RecordConflict({ form, fields }: Props) {
  const { t } = useText();
  const words = t.planWork.record;
  const { base, values, theirs, resolve } = form;
  const places = useQuery({ ...placesQuery, enabled: theirs !== null }).data ?? [];
  if (!theirs) return null;
  const all = conflictsOf<Values>(base, values, theirs.values);
  const shown = (field: RecordField, value = "") => labelOf(field, value, places, t) || words.blank;
  const disputed = fields.filter((one) => all.includes(one.name)).map((one) => ({ part: one.name, name: one.label, mine: shown(one, values[one.name]), theirs: shown(one, theirs.values[one.name]) }));
  return <FormConflict key={theirs.version} heading={words.staleHeading} who={theirs.who ?? words.someone} when={theirs.when} disputed={disputed} onResolve={resolve} />;
}

/** A value as people read it: what is chosen by its name. */
function labelOf(field: RecordField, value: string, places: readonly SourcePlace[], t: Dictionary): string {
  if (field.kind === "check") return value ? t.planWork.record.ticked : "";
  if (field.kind === "place") {
    const place = places.find((one) => one.id === value);
    return place ? [place.documentTitle, placeText(place, t)].filter(Boolean).join(", ") : value;
  }
  if (!("options" in field)) return value;
  return (field.kind === "many" ? listOf(value) : [value]).map((one) => field.options.find((option) => option.value === one)?.label ?? one).filter(Boolean).join(", ");
}
