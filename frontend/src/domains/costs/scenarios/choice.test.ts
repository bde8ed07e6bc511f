import { describe, expect, it } from "vitest";
import { queryString } from "@/format/address";
import { asAddress, choiceQuery, EVERYTHING, isIn, isNothing, tidy, withAlternative, withItem, withStep } from "./choice";

const ground = {
  steps: [{ id: "s1", number: 1 }, { id: "s2", number: 2 }],
  items: [{ id: "a", stepId: "s1" }, { id: "b", stepId: "s1" }, { id: "c", stepId: "s2" }, { id: "d", stepId: null }],
};
const [a, b, c, d] = ground.items as [{ id: string; stepId: string }, { id: string; stepId: string }, { id: string; stepId: string }, { id: string; stepId: null }];
const chosen = (choice: typeof EVERYTHING) => ground.items.filter((one) => isIn(choice, one, ground)).map((one) => one.id).join("");

describe("a choice of items", () => {
  it("is everything until somebody takes something away", () => {
    expect(chosen(EVERYTHING)).toBe("abcd");
    expect(chosen(withItem(EVERYTHING, b, false, ground))).toBe("acd");
    expect(chosen(withItem(EVERYTHING, d, false, ground))).toBe("abc");
    expect(chosen(withStep(EVERYTHING, 1, false, ground))).toBe("cd");
  });

  it("is the same again when what was taken away is put back", () => {
    for (const item of ground.items) expect(withItem(withItem(EVERYTHING, item, false, ground), item, true, ground)).toEqual(EVERYTHING);
    expect(withStep(withStep(EVERYTHING, 2, false, ground), 2, true, ground)).toEqual(EVERYTHING);
  });

  it("can name an item of a step that is out, and the step takes it over when it comes in", () => {
    const steps1 = tidy({ ...EVERYTHING, steps: [1] }, ground);
    const named = withItem(steps1, c, true, ground);
    expect(named).toMatchObject({ steps: [1], items: ["c"] });
    expect(withStep(named, 2, true, ground)).toMatchObject({ steps: [1, 2], items: null });
    expect(withItem(named, c, false, ground)).toEqual(steps1);
  });

  it("can be nothing, which is not everything", () => {
    const none = [a, b, c, d].reduce((choice, item) => withItem(choice, item, false, ground), withStep(withStep(EVERYTHING, 1, false, ground), 2, false, ground));
    expect(chosen(none)).toBe("");
    expect(isNothing(none)).toBe(true);
    expect(isNothing(EVERYTHING)).toBe(false);
  });

  it("has one alternative for each item", () => {
    const hired = withAlternative(EVERYTHING, "a", "a-1");
    expect(withAlternative(hired, "a", "a-2").choices).toEqual([{ itemId: "a", alternativeId: "a-2" }]);
    expect(withAlternative(hired, "a", null)).toEqual(EVERYTHING);
  });
});

describe("a choice in an address", () => {
  it("is the parameters of a summary, without what is as usual", () => {
    expect(queryString(asAddress(choiceQuery("p", EVERYTHING)))).toBe("?plan=p");
    const choice = withAlternative({ ...EVERYTHING, steps: [1, 2], without: ["b"], optional: "exclude" as const, years: 3 }, "a", "a-2");
    expect(decodeURIComponent(queryString(asAddress(choiceQuery("p", choice))))).toBe("?plan=p&without=b&choice=a:a-2&optional=exclude&years=3&step=1&step=2");
  });
});
