const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });

/** Today's date in Sweden, as the service writes days. */
export const today = (): string => DAY.format(new Date());
