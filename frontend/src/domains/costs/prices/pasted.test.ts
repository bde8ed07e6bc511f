import { describe, expect, it } from "vitest";
import { asLines, readPasted } from "./pasted";

describe("values pasted from a spreadsheet", () => {
  it("are years and values, with tabs, semicolons or spaces, in any order", () => {
    const values = [{ year: 2020, value: 335.92 }, { year: 2021, value: 343.19 }];
    expect(readPasted("2021\t343,19\n2020\t335,92").values).toEqual(values);
    expect(readPasted("2020;335,92\r\n2021; 343.19\r\n").values).toEqual(values);
    expect(readPasted("2020 335,92\n\n2021   343,19").values).toEqual(values);
  });

  it("may have a heading above them", () => {
    expect(readPasted("År\tKPIF\n2021\t200,1")).toMatchObject({ values: [{ year: 2021, value: 200.1 }], faults: [] });
  });

  it("that cannot be read are told with their lines, and none is guessed", () => {
    const read = readPasted("2020\t335,92\n2021\tsaknas\n1970\t10\n2020\t5\n2022\t0");
    expect(read.values).toEqual([{ year: 2020, value: 335.92 }]);
    expect(read.faults).toEqual([
      { line: 2, text: "2021\tsaknas", why: "unread" },
      { line: 3, text: "1970\t10", why: "unread" },
      { line: 4, text: "2020", why: "twice" },
      { line: 5, text: "2022\t0", why: "unread" },
    ]);
  });

  it("tell of years without a value and of a probable slip", () => {
    const read = readPasted("2018\t328,40\n2021\t3431,9");
    expect(read.gaps).toEqual([2019, 2020]);
    expect(read.steep).toEqual([2021]);
  });

  it("can be written and read again", () => {
    const values = [{ year: 2010, value: 303.46 }, { year: 2011, value: 311.4 }];
    expect(readPasted(asLines(values)).values).toEqual(values);
  });
});
