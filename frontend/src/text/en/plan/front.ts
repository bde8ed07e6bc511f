import type { Dictionary } from "../../sv";

export const front: Dictionary["plan"]["front"] = {
  progress: "activities are under way according to the organisations",
  of: (n, of) => `${n} of ${of}`,
  lead: (n, of) => `According to the project leads: ${n} of ${of}.`,
  leadNone: "The project leads have not reported.",
  nobody: "Nobody has reported yet.",
  steps: (steps) => `The plan has ${steps}.`,
  adopted: "boards have adopted the plan",
  adoptedNote: "The plan's time is counted from when all have.",
  decided: "is when all boards had adopted the plan",
  late: "What is late in the plan",
  all: "The whole plan",
  mine: "The plan",
  mineUnreported: (n) => `${n} to report for the first time`,
  mineLate: (n) => `${n} late`,
  mineSilent: (n) => `${n} without a report for long`,
  report: "Report",
};
