import type { Organisation, RecipientCreate, UnitKind } from "@/api/types";
import { slugOf } from "@/format/slug";

/** Why a pasted line cannot be added, with the words that it is about. */
export type PasteFault = "noName" | "noPrincipal" | "unknownPrincipal" | "noKind" | "unknownKind" | "badEmail" | "twice";
export type PastedLine = { row: number; text: string; unit: RecipientCreate | null; faults: { fault: PasteFault; about: string }[] };
type Known = { organisations: readonly Organisation[]; kinds: readonly UnitKind[]; taken: readonly { id: string; name: string }[] };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Lines as people keep them: with semicolons, or as columns copied from a spreadsheet. A heading is left out. */
export function readLines(text: string, known: Known): PastedLine[] {
  const ids = known.taken.map((one) => one.id);
  const names = known.taken.map((one) => one.name.toLowerCase());
  return text.split(/\r?\n/).flatMap((line, index): PastedLine[] => {
    const parts = line.split(line.includes("\t") ? "\t" : ";").map((part) => part.trim());
    if (parts.every((part) => part === "") || isHeading(parts)) return [];
    const read = readLine(parts, known, names);
    if (read.faults.length > 0) return [{ row: index + 1, text: line, unit: null, faults: read.faults }];
    const id = slugOf(read.name, ids);
    ids.push(id);
    names.push(read.name.toLowerCase());
    return [{ row: index + 1, text: line, unit: { id, name: read.name, organisationId: read.organisationId, unitKindId: read.unitKindId, email: read.email }, faults: [] }];
  });
}

const isHeading = ([first = "", second = ""]: string[]) => /^(enhet|verksamhet|unit)$/i.test(first) && /^(huvudman|principal)$/i.test(second);

function readLine([name = "", principal = "", kind = "", email = ""]: string[], { organisations, kinds }: Known, names: readonly string[]) {
  const organisationId = findId(principal, organisations.map((one) => ({ id: one.id, names: [one.name.sv, one.name.en, one.shortName, one.scbCode] })));
  const unitKindId = findId(kind, kinds.map((one) => ({ id: one.id, names: [one.name.sv, one.name.en] })));
  const faults: PastedLine["faults"] = [];
  const say = (fault: PasteFault, about = "") => faults.push({ fault, about });
  if (!name) say("noName");
  else if (names.includes(name.toLowerCase())) say("twice", name);
  if (!principal) say("noPrincipal");
  else if (!organisationId) say("unknownPrincipal", principal);
  if (!kind) say("noKind");
  else if (!unitKindId) say("unknownKind", kind);
  if (email && !EMAIL.test(email)) say("badEmail", email);
  return { name, organisationId: organisationId ?? "", unitKindId: unitKindId ?? "", email: email || null, faults };
}

function findId(text: string, among: { id: string; names: (string | null | undefined)[] }[]): string | undefined {
  const sought = text.toLowerCase();
  return among.find((one) => one.id === sought || one.names.some((name) => name?.toLowerCase() === sought))?.id;
}
