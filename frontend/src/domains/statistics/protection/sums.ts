import type { ProtectionRow } from "@/api/types";

type Counts = Pick<ProtectionRow, "cells" | "primary" | "complementary" | "linked" | "exposed">;

/** Each withheld figure has one reason, so the reasons add up. */
export const withheldOf = (row: Counts) => row.primary + row.complementary + row.linked;

export function sumUp(rows: readonly Counts[]): { cells: number; withheld: number; exposed: number } {
  return rows.reduce((sum, row) => ({ cells: sum.cells + row.cells, withheld: sum.withheld + withheldOf(row), exposed: sum.exposed + row.exposed }), { cells: 0, withheld: 0, exposed: 0 });
}
