type Bounds = { decimals?: number | null; least?: number | null; most?: number | null };
const MOST_DECIMALS = 6;
export type NumberFault = "notANumber" | "tooManyDecimals" | "tooSmall" | "tooLarge";

/** A number as people in Sweden write it: "1 250,5". A point is taken for a comma, any space for a thin one. */
export function readNumber(text: string, { decimals, least, most }: Bounds): { value: number } | { fault: NumberFault } {
  const plain = text.replace(/[\s\u00a0\u2009\u202f]/g, "").replace("\u2212", "-").replace(",", ".");
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { fault: "notANumber" };
  if ((plain.split(".")[1]?.length ?? 0) > (decimals ?? MOST_DECIMALS)) return { fault: "tooManyDecimals" };
  const value = Number(plain);
  if (least !== null && least !== undefined && value < least) return { fault: "tooSmall" };
  if (most !== null && most !== undefined && value > most) return { fault: "tooLarge" };
  return { value };
}

/** As it is typed, without spaces, so that it can be changed by hand. */
export const writeNumber = (value: number): string => String(value).replace(".", ",");
