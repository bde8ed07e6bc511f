/** How the plan stands, on the county's front page. */
export const front = {
  progress: "aktiviteter är i gång enligt organisationerna",
  of: (n: string, of: string) => `${n} av ${of}`,
  lead: (n: string, of: string) => `Enligt projektledningen: ${n} av ${of}.`,
  leadNone: "Projektledningen har inte rapporterat.",
  nobody: "Ingen har rapporterat än.",
  steps: (steps: string) => `Planen har ${steps}.`,
  adopted: "nämnder har antagit planen",
  adoptedNote: "Planens tid räknas från när alla har gjort det.",
  decided: "är planen antagen av alla nämnder",
  late: "Det här är sent i planen",
  all: "Hela planen",
  mine: "Planen",
  mineUnreported: (n: string) => `${n} att rapportera för första gången`,
  mineLate: (n: string) => `${n} försenade`,
  mineSilent: (n: string) => `${n} utan rapport på länge`,
  report: "Rapportera",
} as const;
