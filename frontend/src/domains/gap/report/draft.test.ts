import { beforeEach, describe, expect, it } from "vitest";
import type { Status } from "@/api/types";
import { canConfirm, confirmUnchanged, findConflicts, shownAnswer, toUpdate, withAnswer, without } from "./draft";
import { keepDraft, readDraft } from "./draft-store";

const answer = (methodId: string, previous: Status | null, answered = false, version = 1) => ({
  methodId,
  status: (answered ? "offered" : "unknown") as Status,
  comment: null,
  answered,
  version,
  previous: previous ? { roundId: "22-2021", status: previous, comment: null } : null,
});

describe("what the form shows", () => {
  it("is the unsaved answer first, then the saved one, then last round's as a proposal", () => {
    const draft = { a: { status: "partly" as Status, comment: "på försök" } };
    expect(shownAnswer(answer("a", "offered", true), draft)).toMatchObject({ status: "partly", state: "draft" });
    expect(shownAnswer(answer("b", "not_offered", true), draft)).toMatchObject({ status: "offered", state: "saved" });
    expect(shownAnswer(answer("c", "not_offered"), draft)).toMatchObject({ status: "not_offered", state: "proposed" });
    expect(shownAnswer(answer("d", null), draft)).toMatchObject({ state: "empty" });
  });
});

describe("unchanged", () => {
  const answers = [answer("a", "offered"), answer("b", "partly", true), answer("c", null)];

  it("fills in only what is not answered and has an earlier answer", () => {
    expect(confirmUnchanged({}, answers)).toEqual({ a: { status: "offered", comment: null } });
    expect(answers.map((one) => canConfirm(one, {}))).toEqual([true, false, false]);
  });

  it("does not touch what the person has already changed", () => {
    const draft = withAnswer({}, "a", { status: "not_offered", comment: null });
    expect(confirmUnchanged(draft, answers)).toEqual(draft);
  });

  it("is sent as a confirmation, and everything else as a new answer", () => {
    const draft = { a: { status: "offered" as Status, comment: null }, c: { status: "partly" as Status, comment: "x" } };
    expect(toUpdate(draft, answers)).toEqual({ confirmUnchanged: ["a"], answers: [{ methodId: "c", status: "partly", comment: "x" }] });
  });

  it("is a new answer as soon as a comment is added to it", () => {
    const draft = { a: { status: "offered" as Status, comment: "sedan 2025" } };
    expect(toUpdate(draft, answers).confirmUnchanged).toEqual([]);
  });
});

describe("when somebody else has saved meanwhile", () => {
  const mine = { a: { status: "partly" as Status, comment: null }, b: { status: "partly" as Status, comment: null } };

  it("only the questions that both have answered differently are asked about", () => {
    const before = [answer("a", null), answer("b", null)];
    const after = [answer("a", null, true, 2), answer("b", null)];
    expect(findConflicts(mine, before, after)).toEqual([{ methodId: "a", mine: mine.a, theirs: { status: "offered", comment: null } }]);
  });

  it("the same answer from both is no conflict", () => {
    const same = { a: { status: "offered" as Status, comment: null } };
    expect(findConflicts(same, [answer("a", null)], [answer("a", null, true, 2)])).toEqual([]);
  });
});

describe("the kept draft", () => {
  beforeEach(() => localStorage.clear());

  it("comes back for the same round and organisation, and for no other", () => {
    const draft = { a: { status: "partly" as Status, comment: "å ä ö" } };
    keepDraft("22-2026", "2281", draft);
    expect(readDraft("22-2026", "2281")).toEqual(draft);
    expect(readDraft("22-2026", "2280")).toEqual({});
  });

  it("is empty rather than broken when the store holds something else", () => {
    localStorage.setItem("samplan.draft.22-2026.2281", '{"a":{"status":"maybe","comment":null},"b":5}');
    expect(readDraft("22-2026", "2281")).toEqual({});
    localStorage.setItem("samplan.draft.22-2026.2281", "{");
    expect(readDraft("22-2026", "2281")).toEqual({});
  });

  it("forgets what was saved and keeps the rest", () => {
    expect(without({ a: { status: "offered", comment: null }, b: { status: "partly", comment: null } }, ["a"])).toEqual({ b: { status: "partly", comment: null } });
  });
});
