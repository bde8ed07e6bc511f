import { agreements } from "./agreements";
import { decisions } from "./decisions";
import { earlier } from "./earlier";
import { follow } from "./follow";
import { history } from "./history";
import { record } from "./record";
import { reports } from "./reports";
import { training } from "./training";

/** The words of what surrounds the plan: decisions, agreements, training, consequences, reports, and how it was. */
export const planWork = { record, decisions, agreements, training, follow, reports, earlier, history } as const;
