import type { SummaryCall } from "./queries";

/** What sums can be divided by, in the order that they are offered. */
export const GROUPINGS = ["step", "activity", "organisation", "role", "year", "recurrence", "item"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The average year, or all years together. */
export type View = "annual" | "total";

/** What is carried out and how it is reckoned, as the address of a view says it. */
export type CostChoice = {
  scenario: string | null;
  steps: readonly number[];
  items: readonly string[];
  without: readonly string[];
  choices: readonly string[];
  /** Whether what the source says perhaps of counts; nothing: as the scenario has it. */
  optional: "include" | "exclude" | null;
  firstYear: number | null;
  years: number | null;
  priceYear: number | null;
  index: string | null;
};

export const SPREADS = ["independent", "together"] as const;
export type Spread = (typeof SPREADS)[number];

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

function oneOf<T extends string>(text: string | null, all: readonly T[]): T | null {
  return all.find((one) => one === text) ?? null;
}

/** The choice in an address. What cannot be read is as if it were not there. */
export function readChoice(params: URLSearchParams): CostChoice {
  return {
    scenario: params.get("scenario"),
    steps: params.getAll("step").flatMap((one) => wholeNumber(one) ?? []),
    items: params.getAll("item"),
    without: params.getAll("without"),
    choices: params.getAll("choice"),
    optional: oneOf(params.get("optional"), ["include", "exclude"] as const),
    firstYear: wholeNumber(params.get("firstYear")),
    years: wholeNumber(params.get("years")),
    priceYear: wholeNumber(params.get("priceYear")),
    index: params.get("index"),
  };
}

export const readGrouping = (params: URLSearchParams): Grouping | null => oneOf(params.get("by"), GROUPINGS);
export const readView = (params: URLSearchParams): View => (params.get("view") === "total" ? "total" : "annual");
export const readSpread = (params: URLSearchParams): Spread | null => oneOf(params.get("spread"), SPREADS);

/** Whether the address says itself what is carried out, instead of naming a scenario. */
export function isOwn(choice: CostChoice): boolean {
  return choice.scenario === null && [choice.steps, choice.items, choice.without, choice.choices].some((one) => one.length > 0);
}

/** The choice as the query of a call; what is not chosen is left to the scenario and the plan. */
export function choiceCall(choice: CostChoice, plan: string) {
  const { scenario, steps, items, without, choices, optional, firstYear, years, priceYear, index } = choice;
  return {
    plan,
    ...(scenario !== null && { scenario }),
    ...(steps.length > 0 && { step: [...steps] }),
    ...(items.length > 0 && { item: [...items] }),
    ...(without.length > 0 && { without: [...without] }),
    ...(choices.length > 0 && { choice: [...choices] }),
    ...(optional !== null && { optional }),
    ...(firstYear !== null && { firstYear }),
    ...(years !== null && { years }),
    ...(priceYear !== null && { priceYear }),
    ...(index !== null && priceYear !== null && { index }),
  } satisfies SummaryCall;
}

/** The choice as the address of another page says it, so that one goes on with the same scenario. */
export function choiceAddress(choice: CostChoice): Record<string, string | number | readonly string[] | null> {
  return {
    scenario: choice.scenario,
    step: choice.steps.map(String),
    item: choice.items,
    without: choice.without,
    choice: choice.choices,
    optional: choice.optional,
    firstYear: choice.firstYear,
    years: choice.years,
    priceYear: choice.priceYear,
    index: choice.index,
  };
}
