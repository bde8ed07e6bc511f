import { activity } from "./activity";
import { edit } from "./edit";
import { effect } from "./effect";
import { front } from "./front";
import { page } from "./page";
import { report } from "./report";
import { terms } from "./terms";

/** The words of the plan's pages. */
export const plan = { terms, page, activity, edit, report, effect, front } as const;
