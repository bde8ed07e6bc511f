/** What is changed in costs, as the history names it. */
export const history = {
  types: { "cost-item": "cost item", "cost-statement": "statement on a cost", "cost-role": "role", "role-cost": "cost of full time", "price-index": "price index", "cost-scenario": "scenario" } as Record<string, string>,
  fields: {
    name: "Name", title: "Name", code: "Code", location: "Where", printed: "As the source prints it", amount: "Amount", likely: "Most likely", notCosted: "Not costed", unit: "The amount is", unitStated: "The source says what the amount is for",
    quantity: "Quantity", frequency: "How often", everyYears: "Years between", vat: "VAT", priceYear: "Price year", firstYear: "First year", lastYear: "Last year", optional: "Perhaps", posts: "Posts", payers: "Pays",
    unallocatedPercent: "Nobody has said who pays, per cent", methodIds: "Methods", assumption: "Assumption", confidence: "Confidence", sourcePlaceId: "Source", note: "Remark", stepId: "Step", activityId: "Activity", alternativeOfId: "Alternative to",
    kind: "Kind", itemIds: "Is about", roleId: "Role", organisationId: "Holds for", year: "Year", bound: "The figure is", publisher: "Publisher", base: "Base", url: "Address", values: "Values", choice: "Choice",
  } as Record<string, string>,
  yes: "yes",
  no: "no",
  steps: "steps",
  items: "items",
  without: "without",
  everything: "the whole plan",
  optionalOut: "nothing that is perhaps",
  from: "from",
  years: "years",
} as const;
