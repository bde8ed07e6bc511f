/** What the editing of costs adds to the vocabularies of costs. */
export const terms = {
  everyNYears: "Med några års mellanrum",
  statementKind: { printed_total: "Summa som källan anger", other_place: "Samma sak på annan plats" },
  step: (n: string) => `Steg ${n}`,
  outside: "Utanför stegen",
  percent: (n: string) => `${n}\u00a0%`,
  reason: (amount: string, reason: string) => `${amount}: ${reason}`,
} as const;
