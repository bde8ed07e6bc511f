import { history as sv } from "../../sv/plan-work/history";

/** What is changed in the plan, as the history names it. */
export const history = {
  types: sv.types,
  fields: {
    title: "Name", name: "Name", code: "Number", number: "Number", summary: "Description", note: "Note", text: "Text", firstYear: "First year", years: "Number of years", year: "Year", kind: "Kind", status: "Where it stands", statusText: "Where it stands, in words",
    needLevel: "Need", careLevel: "Care level", targetGroup: "Target group", bodies: "Responsible", stepId: "Step", goalId: "Goal", vision: "Link to the vision", subTasks: "Sub-tasks",
    division: "Division of responsibility", party: "Party", organisations: "Organisations", organisationId: "Organisation", organisationIds: "Parties", contactFunction: "Contact", contactEmail: "Functional mailbox",
    startsOn: "Starts", endsOn: "Ends", startMonth: "Starts, months after the decision", endMonth: "Ends, months after the decision", milestones: "Milestones", gaps: "Gaps to close", needsIds: "Has to wait for", prerequisiteIds: "Prerequisites",
    agreementIds: "Agreements", activityIds: "Activities", activityId: "Activity", itemIds: "Also rests on", asOf: "So it was on", degree: "Per cent", obstacle: "Obstacle", nextStep: "Next step",
    adoptsPlan: "Adopts the plan", outcome: "Outcome", decidedOn: "Day", referenceNumber: "Reference number", paragraph: "Paragraph", parties: "Parties as the source says", problem: "What does not work", proposal: "What is proposed", reviseBy: "Due for revision",
    perspective: "Seen from", madeBy: "Made by", points: "Points", question: "Question", dueOn: "Followed up on", result: "What it showed", resultOn: "Day of the result",
    followedUpOn: "Day", done: "Put into practice", works: "Works as intended", whyNot: "Why not", change: "Needs to change", forgotten: "Was forgotten", userCouncil: "User council",
    audience: "Who for", participants: "Participants", form: "Form", organiser: "Organiser", recurrence: "How often", everyYears: "Years in between", methodId: "Method", place: "Place", sourcePlaceId: "Source",
  } as Record<string, string>,
  words: {
    division: { today: "Today", reform: "Under the reform" },
    party: { region: "The region", municipality: "The municipality", joint: "Joint" },
  } as Record<string, Record<string, string>>,
  point: {
    directive: "Directive", assignment: "Assignment", starting_point: "Starting point", prerequisite: "Prerequisite", decision_needed: "Decision needed", proposal: "Proposal", question: "Standing question", circumstance: "Circumstance",
  } as Record<string, string>,
} as const;
