import { history } from "./history";
import { item } from "./item";
import { items } from "./items";
import { prices } from "./prices";
import { scenarios } from "./scenarios";
import { terms } from "./terms";

/** The words of the pages where costs are kept: items, scenarios, prices. */
export const costEdit = { terms, history, items, item, scenarios, prices } as const;
