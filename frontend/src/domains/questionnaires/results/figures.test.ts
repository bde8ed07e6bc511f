import { describe, expect, it } from "vitest";
import type { GroupResult, QuestionResult, StatedShare } from "@/api/types";
import { sv } from "@/text/sv";
import { barOf, everybody, shownChoices } from "./figures";

const group = (answered: number | null, count: number | null, share: number | null): GroupResult => ({
  principalId: null, unitKindId: null, asked: answered, answered, missing: 0, mean: null, isWithheld: count === null, choices: [{ choiceId: "yes", count, share }],
});
const stated = (share: number | null, qualifier = "exact", base: number | null = 50): StatedShare => ({
  choiceId: "yes", share, qualifier, base, impliedCount: null, isImpossible: false, sourcePlace: null, note: null,
});
const question = (part: Partial<QuestionResult>): QuestionResult => ({
  id: "q", sectionId: "s", type: "yes_no", text: { sv: "Fråga", en: null }, unit: null,
  options: [{ id: "yes", text: { sv: "Ja", en: null } }, { id: "no", text: { sv: "Nej", en: null } }], results: [], stated: [], ...part,
});
const bar = (one: QuestionResult) => barOf(one, everybody(one), "yes", 0, sv, "sv");

describe("a result as a bar", () => {
  it("says share, count and base", () => {
    expect(bar(question({ results: [group(44, 40, 90.9)] }))).toMatchObject({ value: 90.9, text: "90,9\u2009% (40 av 44)" });
  });

  it("that is withheld is visibly so, and nothing is drawn as nought", () => {
    expect(bar(question({ results: [group(20, null, null)] }))).toMatchObject({ value: null, withheld: true, text: "dolt" });
  });

  it("of a question that nobody answered is a dash and not withheld", () => {
    expect(bar(question({ results: [group(0, null, null)] }))).toMatchObject({ withheld: false, text: "–" });
  });

  it("of a report keeps the source's own words", () => {
    expect(bar(question({ stated: [stated(25, "more_than", null)] }))).toMatchObject({ value: 25, open: "above", text: "drygt 25\u2009%" });
    expect(bar(question({ stated: [stated(87)] }))).toMatchObject({ text: "87\u2009% (av 50 svar)" });
    expect(bar(question({ stated: [stated(null)] }))).toMatchObject({ value: null, text: "ingen siffra i källan" });
  });
});

describe("the choices shown", () => {
  it("are all that could be counted, but only those that a report says something of", () => {
    expect(shownChoices(question({ results: [group(44, 40, 90.9)] }), undefined)).toHaveLength(2);
    expect(shownChoices(question({ stated: [stated(87)] }), undefined).map((one) => one.id)).toEqual(["yes"]);
    expect(shownChoices(question({ stated: [stated(87)] }), question({ results: [group(44, 40, 90.9)] }))).toHaveLength(2);
  });
});
