"""What fields and values of the plan are called, when it is told what has changed."""

from typing import Final

from samplan.plan.versions.terms import Kind
from samplan.web.texts import Words

NAMES: Final = {
    "activityId": Words("Aktivitet", "Activity"),
    "adoptsPlan": Words("Antar planen", "Adopts the plan"),
    "agreementIds": Words("Överenskommelser", "Agreements"),
    "bodies": Words("Ansvariga", "Responsible"),
    "asOf": Words("Läget den", "As of"),
    "boardId": Words("Nämnd", "Board"),
    "boardIds": Words("Nämnder", "Boards"),
    "careLevel": Words("Vårdnivå", "Care level"),
    "code": Words("Nummer", "Number"),
    "contactEmail": Words("Funktionsbrevlåda", "Functional mailbox"),
    "contactFunction": Words("Kontakt", "Contact"),
    "countyId": Words("Län", "County"),
    "decidedOn": Words("Beslutsdag", "Day of decision"),
    "degree": Words("Hur mycket som är gjort", "How much is done"),
    "division": Words("Ansvarsfördelning", "Division of responsibility"),
    "endMonth": Words("Slutar, månader efter beslutet", "Ends, months after the decision"),
    "endsOn": Words("Slutar", "Ends"),
    "firstYear": Words("Första år", "First year"),
    "gaps": Words("Luckor att sluta", "Gaps to close"),
    "goalId": Words("Mål", "Goal"),
    "kind": Words("Slag", "Kind"),
    "matterId": Words("Ärende", "Matter"),
    "milestones": Words("Delmål", "Milestones"),
    "name": Words("Namn", "Name"),
    "needLevel": Words("Behovsnivå", "Need level"),
    "needsIds": Words("Väntar på", "Waits for"),
    "note": Words("Anmärkning", "Note"),
    "number": Words("Nummer", "Number"),
    "order": Words("Plats i ordningen", "Place in the order"),
    "organisationId": Words("Organisation", "Organisation"),
    "organisationIds": Words("Parter", "Parties"),
    "organisations": Words("Organisationer", "Organisations"),
    "outcome": Words("Utfall", "Outcome"),
    "paragraph": Words("Paragraf", "Paragraph"),
    "parties": Words("Parter enligt källan", "Parties as the source says"),
    "party": Words("Part", "Party"),
    "planId": Words("Plan", "Plan"),
    "prerequisiteIds": Words("Förutsättningar", "Prerequisites"),
    "problem": Words("Problem", "Problem"),
    "proposal": Words("Förslag", "Proposal"),
    "referenceNumber": Words("Diarienummer", "Reference number"),
    "reviseBy": Words("Revideras senast", "Due for revision"),
    "sourcePlaceId": Words("Källställe", "Place in a source"),
    "startMonth": Words("Börjar, månader efter beslutet", "Starts, months after the decision"),
    "startsOn": Words("Börjar", "Starts"),
    "status": Words("Läge", "Where it stands"),
    "statusText": Words("Läge i ord", "Where it stands, in words"),
    "stepId": Words("Steg", "Step"),
    "subTasks": Words("Delmål", "Sub-tasks"),
    "summary": Words("Innehåll", "What it is about"),
    "targetGroup": Words("Målgrupp", "Target group"),
    "text": Words("Text", "Text"),
    "title": Words("Rubrik", "Title"),
    "vision": Words("Koppling till målbilden", "Link to the vision"),
    "year": Words("År", "Year"),
    "years": Words("Antal år", "Number of years"),
}
UNSAID: Final = frozenset({"countyId", "enteredAt", "enteredBy", "id", "planId"})
"""What says nothing of the plan: who entered it and when, and where it belongs."""

FACTS: Final = {
    Kind.POINT: ("kind", "text"),
    Kind.RESPONSIBILITY: ("division", "party", "stepId"),
    Kind.ACTIVITY: ("stepId", "startsOn", "endsOn", "startMonth", "endMonth", "organisations"),
    Kind.PROGRESS: ("status", "degree", "asOf"),
    Kind.MATTER: ("boardIds",),
    Kind.DECISION: ("outcome", "decidedOn", "referenceNumber", "paragraph", "text"),
    Kind.AGREEMENT: ("status", "year", "reviseBy", "organisationIds"),
}
"""What is told of that which has come or gone, besides its name."""

OF_ONE: Final = {
    "milestones": "id",
    "organisations": "organisationId",
    "subTasks": "title",
}
"""By which field two entries of a list, one then and one now, are the same entry."""

VALUES: Final = {
    "part": {
        "responsible": Words("ansvarig", "responsible"),
        "participating": Words("deltar", "takes part"),
        "consulted": Words("rådfrågas", "is consulted"),
        "informed": Words("informeras", "is informed"),
    },
    "outcome": {
        "proposed": Words("Föreslaget", "Proposed"),
        "tabled": Words("Bordlagt", "Tabled"),
        "adopted": Words("Antaget", "Adopted"),
        "adopted_with_changes": Words("Antaget med ändringar", "Adopted with changes"),
        "rejected": Words("Avslaget", "Rejected"),
        "meeting_cancelled": Words("Sammanträdet inställt", "Meeting cancelled"),
        "noted": Words("Anmält", "Noted"),
        "unknown": Words("Utfallet okänt", "Outcome unknown"),
    },
    "division": {
        "today": Words("Nuläge", "Today"),
        "reform": Words("Nyläge", "Under the reform"),
    },
    "party": {
        "region": Words("Regionen", "The region"),
        "municipality": Words("Kommunen", "The municipality"),
        "joint": Words("Gemensamt", "Joint"),
    },
    "kind": {
        "directive": Words("Direktiv", "Directive"),
        "assignment": Words("Uppdrag", "Assignment"),
        "starting_point": Words("Utgångspunkt", "Starting point"),
        "prerequisite": Words("Förutsättning", "Prerequisite"),
        "decision_needed": Words("Beslut som behövs", "Decision needed"),
        "proposal": Words("Förslag", "Proposal"),
        "question": Words("Stående fråga", "Standing question"),
        "circumstance": Words("Omständighet", "Circumstance"),
        "agreement": Words("Överenskommelse", "Agreement"),
        "routine": Words("Rutin", "Routine"),
        "steering": Words("Styrdokument", "Steering document"),
        "contract": Words("Avtal", "Contract"),
        "plan": Words("Plan", "Plan"),
        "report": Words("Rapport", "Report"),
    },
    "status": {
        "in_force": Words("Gäller", "In force"),
        "proposed": Words("Föreslagen", "Proposed"),
        "required": Words("Krävs", "Required"),
        "ended": Words("Har upphört", "Has ended"),
        "unknown": Words("Okänt", "Unknown"),
        "not_started": Words("Inte påbörjad", "Not started"),
        "started": Words("Påbörjad", "Started"),
        "done": Words("Klar", "Done"),
        "paused": Words("Pausad", "Paused"),
        "stopped": Words("Avbruten", "Stopped"),
    },
}
"""What the words of vocabularies are in words; what is not here is shown as it is."""

NAMED_BY_ID: Final = {
    "activityId": Kind.ACTIVITY,
    "agreementIds": Kind.AGREEMENT,
    "boardId": Kind.BOARD,
    "boardIds": Kind.BOARD,
    "goalId": Kind.GOAL,
    "matterId": Kind.MATTER,
    "needsIds": Kind.ACTIVITY,
    "planId": Kind.PLAN,
    "prerequisiteIds": Kind.POINT,
    "stepId": Kind.STEP,
}
