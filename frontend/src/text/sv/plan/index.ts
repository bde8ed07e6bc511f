import { page } from "./page";
import { report } from "./report";
import { terms } from "./terms";

/** The words of the plan's pages. */
export const plan = { terms, page, report } as const;
