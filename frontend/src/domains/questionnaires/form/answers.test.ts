import { describe, expect, it } from "vitest";
import { countAnswered, faultOf, lackingIn, merge, pagesOf, toAnswers, toTyped } from "./answers";
import type { Form, Question } from "./model";
import { readNumber, writeNumber } from "./numbers";

const question = (id: string, part: Partial<Question> = {}): Question => ({ id, type: "yes_no", text: { sv: id }, isRequired: true, meaning: 1, choices: [], ...part });
const section = (id: string, ...questions: Question[]) => ({ id, title: { sv: id }, questions });

const form: Form = {
  sections: [
    section("one", question("meet"), question("often", { type: "number", decimals: 1, least: 0, most: 100, shownIf: { questionId: "meet", choiceIds: ["yes", "partly"] } })),
    section("two", question("why", { type: "text", isRequired: false, shownIf: { questionId: "meet", choiceIds: ["no"] } })),
    section("three", question("view", { type: "scale", scale: { from: 1, to: 5 } }), question("who", { type: "several", choices: [{ id: "a", text: { sv: "A" } }, { id: "b", text: { sv: "B" } }] })),
  ],
};

describe("what is asked", () => {
  it("follows the answers before it, and a page with nothing to answer is left out", () => {
    expect(pagesOf(form, {}).map((one) => one.id)).toEqual(["one", "three"]);
    expect(pagesOf(form, { meet: "yes" })[0]?.questions.map((one) => one.id)).toEqual(["meet", "often"]);
    expect(pagesOf(form, { meet: "no" }).map((one) => one.id)).toEqual(["one", "two", "three"]);
  });

  it("is hidden when the question that it hangs on is hidden", () => {
    const chain: Form = { sections: [section("s", question("a"), question("b", { shownIf: { questionId: "a", choiceIds: ["yes"] } }), question("c", { shownIf: { questionId: "b", choiceIds: ["yes"] } }))] };
    expect(pagesOf(chain, { a: "no", b: "yes" })[0]?.questions.map((one) => one.id)).toEqual(["a"]);
    expect(pagesOf(chain, { a: "yes", b: "yes" })[0]?.questions).toHaveLength(3);
  });

  it("counts a hidden question neither as asked nor as lacking", () => {
    const pages = pagesOf(form, { meet: "no" });
    expect(countAnswered(pages, { meet: "no" })).toEqual({ asked: 4, answered: 1 });
    expect(lackingIn(pages, { meet: "no" }).map((one) => one.question.id)).toEqual(["view", "who"]);
  });
});

describe("a number", () => {
  it("is read as it is written in Sweden, and also with a point", () => {
    expect(readNumber("1 250,5", { decimals: 1 })).toEqual({ value: 1250.5 });
    expect(readNumber("12.5", {})).toEqual({ value: 12.5 });
    expect(readNumber("0", { least: 0 })).toEqual({ value: 0 });
    expect(writeNumber(12.5)).toBe("12,5");
  });

  it("says what is wrong instead of guessing", () => {
    expect(readNumber("ungefär 10", {})).toEqual({ fault: "notANumber" });
    expect(readNumber("1,5", { decimals: 0 })).toEqual({ fault: "tooManyDecimals" });
    expect(readNumber("-1", { least: 0 })).toEqual({ fault: "tooSmall" });
    expect(readNumber("101", { most: 100 })).toEqual({ fault: "tooLarge" });
  });

  it("that cannot be read stays in the form, is told and is not sent", () => {
    const typed = { meet: "yes", often: "tio" };
    expect(toAnswers(form, typed)).toEqual({ meet: "yes" });
    expect(lackingIn(pagesOf(form, typed), typed)[0]).toMatchObject({ page: 0, fault: "notANumber" });
    const often = form.sections[0]?.questions[1];
    expect(often && faultOf(often, "")).toBeNull();
  });
});

describe("answers", () => {
  it("go to the form and back unchanged", () => {
    const answers = { meet: "partly", often: 2.5, view: 4, who: ["a"] };
    expect(toTyped(form, answers)).toEqual({ meet: "partly", often: "2,5", view: "4", who: ["a"] });
    expect(toAnswers(form, toTyped(form, answers))).toEqual(answers);
  });

  it("to a question that is hidden for now are kept", () => {
    expect(toAnswers(form, { meet: "no", often: "3" })).toEqual({ meet: "no", often: 3 });
  });

  it("given in two places go together where only one of them changed", () => {
    expect(merge({ a: "1" }, { a: "1", b: "mine" }, { a: "2" })).toEqual({ merged: { a: "2", b: "mine" }, clashes: [] });
    expect(merge({ a: "1" }, {}, { a: "1" })).toEqual({ merged: {}, clashes: [] });
  });

  it("that clash are both kept for the person to choose between", () => {
    expect(merge({ a: "1" }, { a: "2" }, { a: "3" })).toEqual({ merged: { a: "2" }, clashes: [{ questionId: "a", mine: "2", theirs: "3" }] });
    expect(merge({ a: "1" }, { a: "2" }, {}).clashes).toHaveLength(1);
    expect(merge({}, { a: ["x", "y"] }, { a: ["y", "x"] }).clashes).toEqual([]);
  });
});
