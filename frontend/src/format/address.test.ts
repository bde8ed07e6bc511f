import { describe, expect, it } from "vitest";
import { curlLine, queryString } from "./address";

describe("addresses", () => {
  it("repeat a key for each value and leave out what is empty", () => {
    expect(queryString({ area: ["a", "b"], page: 1, q: "", sort: null, kind: undefined })).toBe("?area=a&area=b&page=1");
  });

  it("are nothing at all when nothing is chosen", () => {
    expect(queryString({ area: [] })).toBe("");
  });

  it("stand quoted in a shell line, since & means something there", () => {
    expect(curlLine("https://samplan.example", "/samplan/v1/gaps?round=22-2021&page=1", ["Accept: text/csv"])).toBe(
      "curl -H 'Accept: text/csv' 'https://samplan.example/samplan/v1/gaps?round=22-2021&page=1'",
    );
  });
});
