import type { Meta } from "./types";

/** All rows of a list that may be longer than a page can be. */
export async function everyPage<L extends { _meta: Meta }, T>(ask: (page: number) => Promise<L>, rows: (list: L) => readonly T[]): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const list = await ask(page);
    all.push(...rows(list));
    if (rows(list).length === 0 || all.length >= list._meta.totalRecords) return all;
  }
}
