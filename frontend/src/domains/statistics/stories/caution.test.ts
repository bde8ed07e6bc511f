import { expect, test } from "vitest";
import type { Indicator } from "@/api/types";
import { cautionOf, firstSentence } from "./caution";

const edition = (number: number, sv: string | null) => ({ number, caution: sv === null ? null : { sv, en: null } });
const indicator = { editions: [edition(1, "Gäller sex av sju. Räkna inte om."), edition(2, null)] } as unknown as Indicator;

test("a caution is that of the definition that the figure follows", () => {
  expect(cautionOf(indicator, "sv", 1)).toBe("Gäller sex av sju. Räkna inte om.");
  expect(cautionOf(indicator, "sv", 2)).toBeNull();
  expect(cautionOf(indicator, "sv")).toBeNull();
  expect(cautionOf(undefined, "sv")).toBeNull();
});

test("the first sentence ends where a sentence does", () => {
  expect(firstSentence("Gäller sex av sju; en saknas. Räkna inte om.")).toBe("Gäller sex av sju; en saknas.");
  expect(firstSentence("Ökning 2,5 procent")).toBe("Ökning 2,5 procent");
});
