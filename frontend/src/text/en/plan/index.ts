import type { Dictionary } from "../../sv";
import { activity } from "./activity";
import { edit } from "./edit";
import { effect } from "./effect";
import { front } from "./front";
import { page } from "./page";
import { report } from "./report";
import { terms } from "./terms";

export const plan: Dictionary["plan"] = { terms, page, activity, edit, report, effect, front };
