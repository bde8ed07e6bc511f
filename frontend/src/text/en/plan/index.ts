import type { Dictionary } from "../../sv";
import { page } from "./page";
import { report } from "./report";
import { terms } from "./terms";

export const plan: Dictionary["plan"] = { terms, page, report };
