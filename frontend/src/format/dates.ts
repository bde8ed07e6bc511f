// Sweden writes dates as ISO does; the clock is the county's, whatever zone the reader's computer has.
const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });
const TIME = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", timeStyle: "short" });

export function formatDate(value: string | null | undefined): string {
  if (!value) return "\u2013";
  // What is known to the year, the month or the day is not made more exact than it is.
  if (/^\d{4}(-\d{2}){0,2}$/.test(value)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : DATE.format(date);
}

export function formatDateTime(value: string | null | undefined): string {
  if (!value) return "\u2013";
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : `${DATE.format(date)} ${TIME.format(date)}`;
}

export function formatTime(value: Date): string {
  return TIME.format(value);
}
