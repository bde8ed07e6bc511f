/** What the editing of costs adds to the vocabularies of costs. */
export const terms = {
  everyNYears: "With some years between",
  statementKind: { printed_total: "Total as the source states it", other_place: "The same thing in another place" },
  step: (n: string) => `Step ${n}`,
  outside: "Outside the steps",
  percent: (n: string) => `${n}%`,
  reason: (amount: string, reason: string) => `${amount}: ${reason}`,
} as const;
