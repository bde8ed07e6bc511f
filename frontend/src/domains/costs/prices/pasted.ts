import { readNumber } from "../items/shares";

export type IndexValue = { year: number; value: number };
export type LineFault = { line: number; text: string; why: "unread" | "twice" };

/** What was pasted, as it was read: shown back before anything is saved. */
export type Pasted = {
  values: IndexValue[];
  faults: LineFault[];
  /** Years without a value between the first and the last. */
  gaps: number[];
  /** Years whose value is so far from the year before that it is probably a slip. */
  steep: number[];
};

const FIRST_YEAR = 1980;
const LAST_YEAR = 2100;
const STEEPEST = 2;

/** A heading above the columns says nothing wrong: it is passed over. */
const isHeading = (line: string, place: number) => place === 0 && !/\d/.test(line);

function readLine(line: string): IndexValue | null {
  const [yearText = "", valueText = "", ...more] = line.trim().split(/\t+|;\s*|\s{2,}|\s+(?=[\d,.]+$)/).filter((one) => one.trim() !== "");
  const value = readNumber(valueText);
  if (more.length > 0 || !/^\d{4}$/.test(yearText.trim()) || value === null || value <= 0) return null;
  const year = Number(yearText);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? { year, value } : null;
}

export function readPasted(text: string): Pasted {
  const values: IndexValue[] = [];
  const faults: LineFault[] = [];
  text.split(/\r?\n/).forEach((line, place) => {
    if (line.trim() === "" || isHeading(line, place)) return;
    const read = readLine(line);
    if (read === null) faults.push({ line: place + 1, text: line.trim(), why: "unread" });
    else if (values.some((one) => one.year === read.year)) faults.push({ line: place + 1, text: String(read.year), why: "twice" });
    else values.push(read);
  });
  values.sort((one, other) => one.year - other.year);
  return { values, faults, gaps: gapsIn(values), steep: steepIn(values) };
}

function gapsIn(values: readonly IndexValue[]): number[] {
  return values.slice(1).flatMap((one, place) => {
    const before = values[place]?.year ?? one.year;
    return Array.from({ length: one.year - before - 1 }, (_, step) => before + 1 + step);
  });
}

function steepIn(values: readonly IndexValue[]): number[] {
  return values.filter((one, place) => {
    const before = values[place - 1];
    return before !== undefined && (one.value / before.value > STEEPEST || before.value / one.value > STEEPEST);
  }).map((one) => one.year);
}

/** Values as they are pasted from a spreadsheet. */
export const asLines = (values: readonly IndexValue[]) => values.map((one) => `${one.year}\t${String(one.value).replace(".", ",")}`).join("\n");
