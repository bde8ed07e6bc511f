import type { CostItem, CostItemCreate, CostItemUpdate } from "@/api/types";
import { differing } from "@/format/merge";
import { readSpan, readPercent, readNumber, spanText, thousandthsText, WHOLE } from "./shares";
import { kronor, typedAmount } from "./typed-amount";

export type PostDraft = { roleId: string; percent: string; optional: boolean };
export type PayerDraft = { organisationId: string; percent: string };
export type Reason = NonNullable<CostItem["notCosted"]>;

/** An item as it stands in the form. Each part is what one can disagree about: it is sent and compared as a whole. */
export type ItemDraft = {
  title: { sv: string; en: string };
  code: string;
  location: string;
  place: { stepId: string; activityId: string };
  alternativeOfId: string;
  amount: { costed: boolean; text: string; reason: Reason };
  likely: string;
  printed: string;
  unit: CostItem["unit"];
  unitStated: boolean;
  quantity: string;
  often: { frequency: CostItem["frequency"]; everyYears: string };
  vat: CostItem["vat"];
  priceYear: string;
  firstYear: string;
  lastYear: string;
  optional: boolean;
  posts: PostDraft[];
  payers: { shares: PayerDraft[]; nobody: string };
  methodIds: string[];
  assumption: string;
  confidence: CostItem["confidence"];
  sourcePlaceId: string;
  note: string;
};

export type Part = keyof ItemDraft;

const PER_CENT = 100;

/** A new item: nobody has said who pays, and nothing is assumed. */
export const BLANK: ItemDraft = {
  title: { sv: "", en: "" },
  code: "",
  location: "",
  place: { stepId: "", activityId: "" },
  alternativeOfId: "",
  amount: { costed: true, text: "", reason: "no_calculation" },
  likely: "",
  printed: "",
  unit: "year",
  unitStated: true,
  quantity: "",
  often: { frequency: "yearly", everyYears: "" },
  vat: "not_stated",
  priceYear: "",
  firstYear: "",
  lastYear: "",
  optional: false,
  posts: [],
  payers: { shares: [], nobody: "100" },
  methodIds: [],
  assumption: "",
  confidence: "not_assessed",
  sourcePlaceId: "",
  note: "",
};

export const PARTS = Object.keys(BLANK) as Part[];

const typed = (value: number | null) => (value === null ? "" : String(value));
/** The service's numbers with at most three decimals, as thousandths. */
const thousandths = (value: number) => Math.round(value * 1000);

export function draftOf(item: CostItem): ItemDraft {
  return {
    title: { sv: item.title.sv, en: item.title.en ?? "" },
    code: item.code ?? "",
    location: item.location ?? "",
    place: { stepId: item.stepId ?? "", activityId: item.activityId ?? "" },
    alternativeOfId: item.alternativeOfId ?? "",
    amount: { costed: item.notCosted === null, text: typedAmount(item.amount), reason: item.notCosted ?? "no_calculation" },
    likely: item.likely === null ? "" : kronor(item.likely),
    printed: item.printed ?? "",
    unit: item.unit,
    unitStated: item.unitStated,
    quantity: item.quantity ? spanText({ low: thousandths(item.quantity.low), high: thousandths(item.quantity.high) }) : "",
    often: { frequency: item.frequency, everyYears: typed(item.everyYears) },
    vat: item.vat,
    priceYear: typed(item.priceYear),
    firstYear: typed(item.firstYear),
    lastYear: typed(item.lastYear),
    optional: item.optional,
    posts: item.posts.map((one) => ({ roleId: one.roleId, percent: spanText({ low: thousandths(one.fteLow * PER_CENT), high: thousandths(one.fteHigh * PER_CENT) }), optional: one.optional })),
    payers: {
      shares: item.payers.map((one) => ({ organisationId: one.organisationId, percent: one.percent === null ? "" : thousandthsText(thousandths(one.percent)) })),
      nobody: thousandthsText(thousandths(item.unallocatedPercent)),
    },
    methodIds: item.methodIds,
    assumption: item.assumption ?? "",
    confidence: item.confidence,
    sourcePlaceId: item.sourcePlaceId ?? "",
    note: item.note ?? "",
  };
}

const orNull = (text: string) => text.trim() || null;
const number = (text: string) => readNumber(text);

function quantity(text: string): CostItemCreate["quantity"] {
  const span = readSpan(text);
  return span && { low: span.low / 1000, high: span.high / 1000 };
}

function post({ roleId, percent, optional }: PostDraft) {
  const span = readSpan(percent) ?? { low: 0, high: 0 };
  return { roleId, fteLow: span.low / WHOLE, fteHigh: span.high / WHOLE, optional };
}

const share = (text: string) => (text.trim() === "" ? null : (readPercent(text) ?? 0) / 1000);

/** How each part is sent. A form that is not in order is never sent, so what cannot be read does not come here. */
const SENT: { [P in Part]: (value: ItemDraft[P]) => CostItemUpdate } = {
  title: ({ sv, en }) => ({ title: { sv: sv.trim(), en: orNull(en) } }),
  code: (text) => ({ code: orNull(text) }),
  location: (text) => ({ location: orNull(text) }),
  place: ({ stepId, activityId }) => ({ stepId: stepId || null, activityId: activityId || null }),
  alternativeOfId: (id) => ({ alternativeOfId: id || null }),
  amount: ({ costed, text, reason }) => (costed ? { amountText: text.trim() } : { notCosted: reason }),
  likely: (text) => ({ likely: number(text) }),
  printed: (text) => ({ printed: orNull(text) }),
  unit: (unit) => ({ unit }),
  unitStated: (unitStated) => ({ unitStated }),
  quantity: (text) => ({ quantity: quantity(text) }),
  often: ({ frequency, everyYears }) => ({ frequency, everyYears: frequency === "every_n_years" ? number(everyYears) : null }),
  vat: (vat) => ({ vat }),
  priceYear: (text) => ({ priceYear: number(text) }),
  firstYear: (text) => ({ firstYear: number(text) }),
  lastYear: (text) => ({ lastYear: number(text) }),
  optional: (optional) => ({ optional }),
  posts: (posts) => ({ posts: posts.map(post) }),
  payers: ({ shares, nobody }) => ({ payers: shares.map((one) => ({ organisationId: one.organisationId, percent: share(one.percent) })), unallocatedPercent: share(nobody) ?? 0 }),
  methodIds: (methodIds) => ({ methodIds }),
  assumption: (text) => ({ assumption: orNull(text) }),
  confidence: (confidence) => ({ confidence }),
  sourcePlaceId: (id) => ({ sourcePlaceId: id || null }),
  note: (text) => ({ note: orNull(text) }),
};

function sent<P extends Part>(part: P, draft: ItemDraft): CostItemUpdate {
  return SENT[part](draft[part]);
}

/** What is changed, and nothing else: what another has changed elsewhere in the item stays. */
export function patchOf(draft: ItemDraft, saved: ItemDraft): CostItemUpdate {
  const patch = differing(draft, saved).reduce<CostItemUpdate>((all, part) => ({ ...all, ...sent(part, draft) }), {});
  // A new amount is not what the source prints: that is only what the field for it says.
  return patch.amountText ? { ...patch, ...sent("printed", draft) } : patch;
}

/** The whole item, with a new id that is its own. */
export function createOf(draft: ItemDraft, id: string, planId: string): CostItemCreate {
  const body = PARTS.reduce<CostItemUpdate>((all, part) => ({ ...all, ...sent(part, draft) }), {});
  return { ...body, id, planId } as CostItemCreate;
}
