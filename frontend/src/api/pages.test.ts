import { expect, test, vi } from "vitest";
import type { Meta } from "./types";
import { everyPage } from "./pages";

const lists = [["a", "b"], ["c"]];
const answer = (totalRecords: number) => vi.fn((page: number) => Promise.resolve({ _meta: { totalRecords } as Meta, rows: lists[page - 1] ?? [] }));

test("every page is asked for once, in order", async () => {
  const ask = answer(3);
  expect(await everyPage(ask, (list) => list.rows)).toEqual(["a", "b", "c"]);
  expect(ask.mock.calls).toEqual([[1], [2]]);
});

test("a list that becomes shorter while it is read ends", async () => {
  const ask = answer(9);
  expect(await everyPage(ask, (list) => list.rows)).toEqual(["a", "b", "c"]);
  expect(ask).toHaveBeenCalledTimes(3);
});
