import { describe, expect, test } from "vitest";
import type { Agreement } from "@/api/types";
import { selected, tally } from "./select";

const agreement = (id: string, part: Partial<Agreement>): Agreement => ({
  id, countyId: "22", kind: "agreement", name: { sv: id, en: null }, year: null, parties: null, organisationIds: [], status: "in_force", statusText: null, problem: null, proposal: null,
  reviseBy: null, activityIds: [], sourcePlaceId: null, order: 1, version: 1, _links: { self: { href: "", rel: "self", method: "GET" } }, ...part,
});

const ALL = [
  agreement("lvm", { name: { sv: "Samverkan vid LVM", en: null }, problem: { sv: "Används sällan", en: null } }),
  agreement("sip", { kind: "routine", status: "required", reviseBy: "2027-01-01" }),
];
const NONE = { search: "", kind: "", status: "" };

describe("the register", () => {
  test("is narrowed by words, kind and state", () => {
    expect(selected(ALL, NONE)).toHaveLength(2);
    expect(selected(ALL, { ...NONE, search: "sällan lvm" }).map((one) => one.id)).toEqual(["lvm"]);
    expect(selected(ALL, { ...NONE, kind: "routine", status: "required" }).map((one) => one.id)).toEqual(["sip"]);
  });
  test("is counted", () => expect(tally(ALL)).toEqual({ inForce: 1, missing: 1, problems: 1, undated: 1 }));
});
