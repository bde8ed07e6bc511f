import { describe, expect, it } from "vitest";
import type { Dataset } from "@/api/types";
import { STORIES } from "../stories/stories";
import { datasetAddress, datasetId, keptSelection, storyAddress } from "./dataset-address";
import { readSelection, type Selection } from "./selection";

const read = (address: string) => readSelection(new URLSearchParams(address.slice(address.indexOf("?"))));

describe("a kept table", () => {
  it("comes back as the view that was kept, without what was unprotected", () => {
    const view: Selection = { indicators: ["visits"], rows: ["area"], columns: ["period"], where: ["sex:men", "area:2281", "period:2016/2018"], per: true, unprotected: true };
    const dataset = { id: "22-x", selection: keptSelection(view) } as unknown as Dataset;
    expect(read(datasetAddress(dataset))).toEqual({ ...view, unprotected: false });
    expect(datasetAddress(dataset)).toContain("dataset=22-x");
  });

  it("is called after the county and its title", () => {
    expect(datasetId("22", "Vård efter vårdform, 2019–2021")).toBe("22-vard-efter-vardform-2019-2021");
    expect(datasetId("22", "!!!")).toBe("22");
  });
});

it("every story can be opened as a table", () => {
  for (const story of STORIES) expect(read(storyAddress(story)).rows.length, story.id).toBe(1);
});
