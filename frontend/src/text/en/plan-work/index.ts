import { decisions } from "./decisions";
import { record } from "./record";

/** The words of what surrounds the plan: decisions, agreements, training, consequences, reports, and how it was. */
export const planWork = { record, decisions } as const;
