import { beforeEach, describe, expect, it } from "vitest";
import type { CostItem } from "@/api/types";
import { sv } from "@/text/sv";
import { faultsFrom, faultsOf, sumWords } from "./check";
import { conflictsOf, merged } from "@/format/merge";
import { BLANK, createOf, draftOf, patchOf, type ItemDraft } from "./draft";
import { keepItem, readKept } from "./draft-store";
import { typedAmount } from "./typed-amount";

const OPEN = { low: 500_000, lowBound: "at_least", high: 1_000_000, highBound: "at_least", isOpen: true } as const;

const ITEM = {
  id: "22-f10-2", countyId: "22", planId: "22-plan", stepId: "22-plan-step-1", activityId: "22-plan-1-1", alternativeOfId: null, code: "F10-2",
  title: { sv: "Ev. 1–2 behandlingsassistenter", en: null }, location: "Avdelning 7, Sundsvall", printed: "> 0,5-1 mkr", amount: OPEN, likely: null, notCosted: null,
  unit: "year", unitStated: false, quantity: null, frequency: "yearly", everyYears: null, vat: "not_stated", priceYear: 2021, firstYear: null, lastYear: null, optional: true,
  perTime: OPEN, unsummed: null, posts: [{ roleId: "treatment-assistant", roleName: { sv: "behandlingsassistent", en: null }, fteLow: 1, fteHigh: 2, optional: true }],
  payers: [{ organisationId: "22", name: { sv: "Region Västernorrland", en: null }, shortName: "Regionen", percent: 100 }], unallocatedPercent: 0, methodIds: [], staffing: null,
  assumption: null, confidence: "not_assessed", sourcePlaceId: "utredning-2021-l3184", note: null, enteredBy: "Import", enteredAt: "2026-11-22T09:00:00Z", order: 2, version: 1,
  _links: { self: { href: "", rel: "self", method: "GET" }, plan: { href: "", rel: "up", method: "GET" } },
} as CostItem;

const saved = draftOf(ITEM);

describe("an item in the form", () => {
  it("is written as one would type it", () => {
    expect(saved.amount).toEqual({ costed: true, text: "> 500 000-1 000 000 kr", reason: "no_calculation" });
    expect(saved.posts).toEqual([{ roleId: "treatment-assistant", percent: "100–200", optional: true }]);
    expect(saved.payers).toEqual({ shares: [{ organisationId: "22", percent: "100" }], nobody: "0" });
    expect(typedAmount({ low: null, lowBound: "at_most", high: 11_100_000, highBound: "at_most", isOpen: false })).toBe("upp till 11 100 000 kr");
    expect(typedAmount({ low: 3000, lowBound: "about", high: 3000, highBound: "about", isOpen: false })).toBe("ca 3 000 kr");
  });

  it("sends only what is changed, and nothing when nothing is", () => {
    expect(patchOf(saved, saved)).toEqual({});
    expect(patchOf({ ...saved, note: " ny ", optional: false }, saved)).toEqual({ note: "ny", optional: false });
    expect(patchOf({ ...saved, posts: [{ roleId: "nurse", percent: "10", optional: false }] }, saved)).toEqual({ posts: [{ roleId: "nurse", fteLow: 0.1, fteHigh: 0.1, optional: false }] });
  });

  it("keeps what the source prints when the amount is changed, and sends a reason in its place", () => {
    expect(patchOf({ ...saved, amount: { ...saved.amount, text: "62 000 kr" } }, saved)).toEqual({ amountText: "62 000 kr", printed: "> 0,5-1 mkr" });
    expect(patchOf({ ...saved, amount: { ...saved.amount, costed: false } }, saved)).toEqual({ notCosted: "no_calculation" });
  });

  it("is sent whole when it is new, with organisations that take part without a share", () => {
    const draft: ItemDraft = { ...BLANK, title: { sv: "Ny", en: "" }, amount: { ...BLANK.amount, text: "3 mkr" }, payers: { shares: [{ organisationId: "2281", percent: "" }], nobody: "100" } };
    expect(createOf(draft, "22-ny", "22-plan")).toMatchObject({ id: "22-ny", planId: "22-plan", amountText: "3 mkr", payers: [{ organisationId: "2281", percent: null }], unallocatedPercent: 100, stepId: null });
    expect(createOf(draft, "22-ny", "22-plan")).toHaveProperty("printed", null);
    expect(createOf(draft, "22-ny", "22-plan")).not.toHaveProperty("notCosted");
  });
});

describe("what is told before saving", () => {
  const sums = (percents: string[], nobody: string) => sumWords({ shares: percents.map((percent, place) => ({ organisationId: String(place), percent })), nobody }, sv);

  it("says what is missing from a hundred per cent, and what is too much", () => {
    expect(sums(["33,3", "33,3", "33,3"], "0")).toEqual({ text: "Summa 99,9 %. Det fattas 0,1 procent.", even: false });
    expect(sums(["50", "51"], "")).toEqual({ text: "Summa 101 %. Det är 1 procent för mycket.", even: false });
    expect(sums(["50", "25"], "25").even).toBe(true);
    expect(sums(["halva"], "0")).toEqual({ text: sv.costEdit.item.sumUnread, even: false });
  });

  it("finds what cannot be read, part by part", () => {
    expect(faultsOf(saved, sv)).toEqual({});
    const wrong: ItemDraft = { ...saved, title: { sv: " ", en: "" }, amount: { ...saved.amount, text: "" }, quantity: "två", priceYear: "1979", firstYear: "2026", lastYear: "2025", often: { frequency: "every_n_years", everyYears: "1" }, posts: [{ roleId: "nurse", percent: "", optional: false }] };
    expect(Object.keys(faultsOf(wrong, sv)).sort()).toEqual(["amount", "lastYear", "often", "posts", "priceYear", "quantity", "title"]);
    expect(faultsOf({ ...wrong, amount: { ...wrong.amount, costed: false } }, sv)).not.toHaveProperty("amount");
  });

  it("puts the service's words at the fields that they are about", () => {
    const told = faultsFrom([{ field: "amountText", message: "a" }, { field: "payers[0].percent", message: "b" }, { field: "payers", message: "c" }, { field: "title.sv", message: "d" }, { field: "planId", message: "e" }]);
    expect(told).toEqual({ amount: "a", payers: "b", title: "d" });
  });
});

describe("when somebody else has saved meanwhile", () => {
  const mine: ItemDraft = { ...saved, note: "min", location: "Härnösand" };

  it("only what both have changed, to different things, is asked about", () => {
    expect(conflictsOf(saved, mine, { ...saved, note: "deras", code: "X" })).toEqual(["note"]);
    expect(conflictsOf(saved, mine, { ...saved, note: "min" })).toEqual([]);
  });

  it("keeps their changes and mine, and the disputed as chosen", () => {
    const theirs = { ...saved, note: "deras", code: "X" };
    expect(merged(saved, mine, theirs, ["note"])).toEqual({ ...saved, code: "X", note: "min", location: "Härnösand" });
    expect(merged(saved, mine, theirs, [])).toEqual({ ...saved, code: "X", note: "deras", location: "Härnösand" });
  });
});

describe("the kept draft", () => {
  beforeEach(() => localStorage.clear());

  it("comes back for the same item with what it began from", () => {
    const kept = { etag: '"v1"', base: saved, draft: { ...saved, note: "å ä ö" } };
    keepItem(ITEM.id, kept);
    expect(readKept(ITEM.id)).toEqual(kept);
    expect(readKept("22-f10-3")).toBeNull();
    keepItem(ITEM.id, null);
    expect(readKept(ITEM.id)).toBeNull();
  });

  it("is none rather than broken when the store holds something else", () => {
    for (const text of ["{", "5", '{"draft":{}}', JSON.stringify({ base: saved, draft: { ...saved, posts: "x" } })]) {
      localStorage.setItem(`samplan.cost-item.${ITEM.id}`, text);
      expect(readKept(ITEM.id), text).toBeNull();
    }
  });
});
