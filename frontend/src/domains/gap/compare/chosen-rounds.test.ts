import { describe, expect, it } from "vitest";
import { chosenRounds } from "./chosen-rounds";

const round = (id: string, year: number, status: "published" | "open" = "published") => ({ id, year, status });
const all = [round("c", 2026, "open"), round("b", 2021), round("a", 2014)];

describe("the rounds to compare", () => {
  it("are the two newest published when nobody has chosen", () => {
    expect(chosenRounds(all, []).map((one) => one.id)).toEqual(["a", "b"]);
  });

  it("stand oldest first, however they were chosen", () => {
    expect(chosenRounds(all, ["c", "a"]).map((one) => one.id)).toEqual(["a", "c"]);
  });

  it("leave out what does not exist", () => {
    expect(chosenRounds(all, ["x", "b"]).map((one) => one.id)).toEqual(["b"]);
  });
});
