import type { Dictionary } from "@/text/sv";

export type StoryId = keyof Dictionary["statistics"]["stories"];

/** A question that the mapping answers, and the figures that answer it. Indicators are national, so it holds in any county. */
export type Story = {
  id: StoryId;
  indicators: readonly string[];
  /** The figures taken are those divided by exactly these dimensions. */
  by: readonly string[];
  /** What one group of bars, or one line over time, is about. */
  label: "indicator" | "area" | (string & {});
  /** The dimension whose categories stand side by side. */
  series?: string;
  /** Over the years, or the newest of them. */
  overTime?: boolean;
  /** Whether figures of different bars may be about the same person. */
  overlaps?: boolean;
};

export const STORIES: readonly Story[] = [
  { id: "collaboration", indicators: ["survey-collaboration-not-working"], by: ["aspect", "respondents"], label: "aspect", series: "respondents" },
  { id: "reports", indicators: ["survey-reports-of-concern"], by: ["respondents"], label: "indicator", series: "respondents" },
  { id: "patients", indicators: ["inpatient-patients", "outpatient-patients", "emergency-patients", "out-of-hours-patients"], by: [], label: "indicator", overlaps: true },
  { id: "emergency", indicators: ["emergency-visits"], by: ["site"], label: "site" },
  { id: "municipalities", indicators: ["frequent-visitor-average"], by: [], label: "area" },
  { id: "primary", indicators: ["primary-care-visits"], by: ["provider-area"], label: "provider-area" },
  { id: "careCost", indicators: ["care-cost"], by: ["care-form", "clinic"], label: "clinic", series: "care-form" },
  { id: "placementCost", indicators: ["placement-costs"], by: [], label: "indicator", overTime: true },
  { id: "placements", indicators: ["placements"], by: [], label: "indicator", overTime: true },
  { id: "sex", indicators: ["inpatient-patients-share", "outpatient-patients-share", "emergency-patients-share"], by: ["sex"], label: "indicator", series: "sex" },
  { id: "gambling", indicators: ["gambling-risk-persons"], by: ["risk-level"], label: "risk-level" },
  { id: "crimes", indicators: ["drug-offences"], by: [], label: "area", overTime: true },
];

/** The figures that lead: one large number each. */
export const LEADING: readonly { indicatorId: string; breakdown: string }[] = [
  { indicatorId: "inpatient-patients", breakdown: "" },
  { indicatorId: "emergency-visits", breakdown: "" },
  { indicatorId: "placement-costs", breakdown: "" },
  { indicatorId: "survey-collaboration-not-working", breakdown: "aspect=municipality-and-region;respondents=municipalities" },
];

/** Every indicator that the page needs, to be asked for at once. */
export const STORY_INDICATORS: readonly string[] = [...new Set([...STORIES.flatMap((one) => one.indicators), ...LEADING.map((one) => one.indicatorId)])];
