/** What is changed in costs, as the history names it. */
export const history = {
  types: { "cost-item": "kostnadspost", "cost-statement": "uppgift om kostnad", "cost-role": "roll", "role-cost": "kostnad för en heltid", "price-index": "prisindex", "cost-scenario": "scenario" } as Record<string, string>,
  fields: {
    name: "Namn", title: "Namn", code: "Kod", location: "Var", printed: "Så står det i källan", amount: "Belopp", likely: "Troligast", notCosted: "Inte beräknad", unit: "Beloppet gäller", unitStated: "Källan säger vad beloppet gäller",
    quantity: "Antal", frequency: "Hur ofta", everyYears: "Antal år emellan", vat: "Moms", priceYear: "Prisår", firstYear: "Första år", lastYear: "Sista år", optional: "Eventuell", posts: "Tjänster", payers: "Betalar",
    unallocatedPercent: "Ingen har sagt vem som betalar, procent", methodIds: "Metoder", assumption: "Antagande", confidence: "Säkerhet", sourcePlaceId: "Källa", note: "Anmärkning", stepId: "Steg", activityId: "Aktivitet", alternativeOfId: "Alternativ till",
    kind: "Slag", itemIds: "Handlar om", roleId: "Roll", organisationId: "Gäller", year: "År", bound: "Uppgiften är", publisher: "Utgivare", base: "Bas", url: "Adress", values: "Värden", choice: "Val",
  } as Record<string, string>,
  yes: "ja",
  no: "nej",
  steps: "steg",
  items: "poster",
  without: "utan",
  everything: "hela planen",
  optionalOut: "inget som är eventuellt",
  from: "från",
  years: "år",
} as const;
