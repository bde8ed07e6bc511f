import type { Agreement } from "@/api/types";

export type Wanted = { search: string; kind: string; status: string };

const textOf = ({ name, parties, statusText, problem, proposal }: Agreement) =>
  [name, parties, statusText, problem, proposal].flatMap((one) => [one?.sv, one?.en]).filter(Boolean).join(" ").toLocaleLowerCase("sv");

/** Those of the kind and state, with all of the words somewhere in what is said of them. */
export function selected(all: readonly Agreement[], { search, kind, status }: Wanted): Agreement[] {
  const words = search.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  return all.filter((one) => (!kind || one.kind === kind) && (!status || one.status === status) && words.every((word) => textOf(one).includes(word)));
}

/** What the register says as a whole. */
export function tally(all: readonly Agreement[]) {
  const count = (test: (one: Agreement) => boolean) => all.filter(test).length;
  return {
    inForce: count((one) => one.status === "in_force"),
    missing: count((one) => one.status === "required" || one.status === "proposed"),
    problems: count((one) => one.problem !== null),
    undated: count((one) => one.reviseBy === null),
  };
}
