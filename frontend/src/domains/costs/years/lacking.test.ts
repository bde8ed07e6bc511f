import { expect, test } from "vitest";
import { ApiError } from "@/api/errors";
import type { Problem } from "@/api/types";
import { refusedForYears } from "./lacking";

const refusal = (status: number, ...fields: string[]) => new ApiError(status, { status, title: "", violations: fields.map((field) => ({ field, message: "" })) } as unknown as Problem);
const WITHOUT = { firstYear: null, years: 5 };

test("only a plan without years is asked for them, and only when that is all that is wrong", () => {
  expect(refusedForYears(refusal(422, "firstYear"), WITHOUT)).toBe(true);
  expect(refusedForYears(refusal(422, "firstYear", "years"), { firstYear: null, years: null })).toBe(true);
  expect(refusedForYears(refusal(422, "firstYear"), { firstYear: 2022, years: 5 })).toBe(false);
  expect(refusedForYears(refusal(422, "firstYear", "index"), WITHOUT)).toBe(false);
  expect(refusedForYears(refusal(422), WITHOUT)).toBe(false);
  expect(refusedForYears(refusal(500, "firstYear"), WITHOUT)).toBe(false);
  expect(refusedForYears(null, WITHOUT)).toBe(false);
});
