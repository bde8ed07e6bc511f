import { expect, it } from "vitest";
import { sumUp } from "./sums";

it("adds up what is withheld for one reason or another", () => {
  const rows = [{ cells: 10, primary: 2, complementary: 1, linked: 0, exposed: 1 }, { cells: 5, primary: 0, complementary: 0, linked: 3, exposed: 0 }];
  expect(sumUp(rows)).toEqual({ cells: 15, withheld: 6, exposed: 1 });
  expect(sumUp([])).toEqual({ cells: 0, withheld: 0, exposed: 0 });
});
