import type { FigureInput } from "@/api/types";
import type { Qualifier } from "../figures/figure-words";

export type Typed = Pick<FigureInput, "value" | "valueTo"> & { qualifier: Qualifier };

/** How people write that a number is not exact, in both languages. */
const WORDS: readonly [Qualifier, RegExp][] = [
  ["about", /^(ca\.?|cirka|omkring|ungefär|about|approx\.?|~)\s*/],
  ["at_least", /^(minst|at least|≥|>=)\s*/],
  ["up_to", /^(högst|upp till|max|up to|at most|≤|<=)\s*/],
  ["more_than", /^(drygt|över|mer än|fler än|just over|more than|>)\s*/],
  ["less_than", /^(under|knappt|nästan|färre än|mindre än|fewer than|less than|almost|<)\s*/],
];

/** A number as people type it: spaces between thousands, comma or point before decimals. Null when it is none. */
function readNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u2009\u202f]/g, "").replace("\u2212", "-").replace(",", ".");
  // 1.960 can be read in two ways, so it is not read at all; 1.96 and 1.9605 can not.
  if (!/^-?\d+(\.\d+)?$/.test(bare) || (/^-?[1-9]\d{0,2}\.\d{3}$/.test(bare) && !text.includes(","))) return null;
  return Number(bare);
}

/** What somebody has typed into a cell: a number, a range, or either with "ca", "minst" and the like. Null: not to be understood. */
export function readFigure(text: string): Typed | null {
  const said = text.trim().toLocaleLowerCase("sv");
  const word = WORDS.find(([, pattern]) => pattern.test(said));
  const rest = word ? said.replace(word[1], "") : said;
  const qualifier = word?.[0] ?? "exact";
  const [from = "", to, more] = rest.split(/(?<=\d)\s*[-–]\s*(?=\d)/);
  if (more !== undefined) return null;
  const [value, valueTo] = [readNumber(from), to === undefined ? null : readNumber(to)];
  if (value === null || (to !== undefined && valueTo === null) || (valueTo !== null && valueTo < value)) return null;
  return { value, valueTo, qualifier };
}
