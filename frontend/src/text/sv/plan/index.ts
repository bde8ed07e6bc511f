import { page } from "./page";
import { terms } from "./terms";

/** The words of the plan's pages. */
export const plan = { terms, page } as const;
