/** What is changed in the plan, as the history names it. */
export const history = {
  types: [
    "plan", "plan-step", "plan-point", "responsibility", "goal", "activity", "activity-cost-items", "progress-report", "board", "matter", "decision",
    "impact-analysis", "benefit-check", "follow-up", "agreement", "course", "course-occasion", "status-report",
  ],
  fields: {
    title: "Namn", name: "Namn", code: "Beteckning", number: "Nummer", summary: "Beskrivning", note: "Anmärkning", text: "Text", firstYear: "Första år", years: "Antal år", year: "År", kind: "Slag", status: "Läge", statusText: "Läget i ord",
    needLevel: "Behov", careLevel: "Vårdnivå", targetGroup: "Målgrupp", bodies: "Ansvariga", stepId: "Steg", goalId: "Mål", vision: "Koppling till målbilden", subTasks: "Delmål",
    division: "Ansvarsfördelning", party: "Part", organisations: "Organisationer", organisationId: "Organisation", organisationIds: "Parter", contactFunction: "Kontaktfunktion", contactEmail: "Funktionsbrevlåda",
    startsOn: "Börjar", endsOn: "Slutar", startMonth: "Börjar, månader efter beslutet", endMonth: "Slutar, månader efter beslutet", milestones: "Delmål", gaps: "Luckor att stänga", needsIds: "Måste vänta på", prerequisiteIds: "Förutsättningar",
    agreementIds: "Överenskommelser", activityIds: "Aktiviteter", activityId: "Aktivitet", itemIds: "Vilar också på", asOf: "Så var det den", degree: "Procent", obstacle: "Hinder", nextStep: "Nästa steg",
    adoptsPlan: "Antar planen", outcome: "Utfall", decidedOn: "Dag", referenceNumber: "Diarienummer", paragraph: "Paragraf", parties: "Parter enligt källan", problem: "Vad som inte fungerar", proposal: "Vad som föreslås", reviseBy: "Revideras senast",
    perspective: "Sett från", madeBy: "Gjord av", points: "Punkter", question: "Fråga", dueOn: "Följs upp den", result: "Vad det visade", resultOn: "Dag för utfallet",
    followedUpOn: "Dag", done: "Omsatt i praktiken", works: "Fungerar som tänkt", whyNot: "Varför inte", change: "Behöver ändras", forgotten: "Glömdes bort", userCouncil: "Brukarrådet",
    audience: "För vem", participants: "Deltagare", form: "Form", organiser: "Anordnare", recurrence: "Hur ofta", everyYears: "Antal år emellan", methodId: "Metod", place: "Plats", sourcePlaceId: "Källa",
  } as Record<string, string>,
  words: {
    division: { today: "Nuläge", reform: "Nyläge" },
    party: { region: "Regionen", municipality: "Kommunen", joint: "Gemensamt" },
  } as Record<string, Record<string, string>>,
  point: {
    directive: "Direktiv", assignment: "Uppdrag", starting_point: "Utgångspunkt", prerequisite: "Förutsättning", decision_needed: "Beslut som behövs", proposal: "Förslag", question: "Stående fråga", circumstance: "Omständighet",
  } as Record<string, string>,
} as const;
