import type { Dictionary } from "@/text/sv";
import { PARTS, type ItemDraft, type Part } from "./draft";
import { readNumber, readPercent, readSpan, sumOfShares, thousandthsText, WHOLE } from "./shares";

/** What has to be put right before the form is sent, by part. The service has the last word. */
export type Faults = Partial<Record<Part, string>>;

const FIRST_YEAR = 1980;
const LAST_YEAR = 2100;
const LONGEST_INTERVAL = 20;

export function isYear(text: string): boolean {
  const year = readNumber(text);
  return year !== null && /^\s*\d{4}\s*$/.test(text) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The sum of what is paid and what nobody pays, said so that 99,9 and 101 are seen before they are sent. */
export function sumWords({ shares, nobody }: ItemDraft["payers"], t: Dictionary): { text: string; even: boolean } {
  const words = t.costEdit.item;
  const sum = sumOfShares([...shares.map((one) => one.percent), nobody]);
  if (sum === null) return { text: words.sumUnread, even: false };
  const said = words.sumIs(thousandthsText(sum));
  if (sum === WHOLE) return { text: `${said}. ${words.sumRight}`, even: true };
  const rest = sum < WHOLE ? words.sumShort(thousandthsText(WHOLE - sum)) : words.sumOver(thousandthsText(sum - WHOLE));
  return { text: `${said}. ${rest}`, even: false };
}

function yearFaults(draft: ItemDraft, t: Dictionary): Faults {
  const words = t.costEdit.item;
  const faults: Faults = {};
  for (const part of ["priceYear", "firstYear", "lastYear"] as const) {
    if (draft[part].trim() && !isYear(draft[part])) faults[part] = words.yearWrong;
  }
  const [first, last] = [readNumber(draft.firstYear), readNumber(draft.lastYear)];
  if (!faults.lastYear && first !== null && last !== null && last < first) faults.lastYear = words.yearOrder;
  return faults;
}

function amountFaults(draft: ItemDraft, t: Dictionary): Faults {
  const words = t.costEdit.item;
  const faults: Faults = {};
  if (draft.amount.costed && !draft.amount.text.trim()) faults.amount = words.amountNeeded;
  if (draft.likely.trim() && readNumber(draft.likely) === null) faults.likely = words.moneyUnread;
  if (draft.quantity.trim() && readSpan(draft.quantity) === null) faults.quantity = words.quantityUnread;
  const every = readNumber(draft.often.everyYears) ?? 0;
  const wrong = !Number.isInteger(every) || every < 2 || every > LONGEST_INTERVAL;
  if (draft.often.frequency === "every_n_years" && wrong) faults.often = words.everyYearsWrong;
  return faults;
}

export function faultsOf(draft: ItemDraft, t: Dictionary): Faults {
  const words = t.costEdit.item;
  const faults: Faults = { ...amountFaults(draft, t), ...yearFaults(draft, t) };
  if (!draft.title.sv.trim()) faults.title = words.nameNeeded;
  if (draft.posts.some((one) => readSpan(one.percent) === null)) faults.posts = words.percentUnread;
  if (draft.posts.some((one) => !one.roleId)) faults.posts = words.roleNeeded;
  const shares = [...draft.payers.shares.map((one) => one.percent), draft.payers.nobody];
  const sum = sumWords(draft.payers, t);
  if (!sum.even) faults.payers = sum.text;
  if (shares.some((text) => text.trim() && readPercent(text) === null)) faults.payers = words.shareUnread;
  return faults;
}

/** Which part of the form a field of the service's answer belongs to. */
const PART_OF: Record<string, Part> = {
  amountText: "amount",
  notCosted: "amount",
  stepId: "place",
  activityId: "place",
  frequency: "often",
  everyYears: "often",
  unallocatedPercent: "payers",
};

/** The service's words at the parts that they are about. */
export function faultsFrom(violations: readonly { field: string; message: string }[]): Faults {
  const faults: Faults = {};
  for (const { field, message } of violations) {
    const name = field.split(/[.[/]/).find((one) => one !== "" && one !== "body") ?? "";
    const part = PART_OF[name] ?? (name as Part);
    if (PARTS.includes(part)) faults[part] ??= message;
  }
  return faults;
}
