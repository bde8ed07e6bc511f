import { expect, test } from "vitest";
import type { GapPlan } from "@/api/types";
import { byMethod, largestFirst } from "./gap-groups";

const gap = (methodId: string, organisationId: string, areaId = "a"): GapPlan => ({
  methodId, organisationId, areaId, methodName: { sv: methodId, en: null }, organisationName: { sv: organisationId, en: null }, areaName: { sv: areaId, en: null },
  priority: null, status: "not_offered", sourcePlaceId: null, isPlanned: false, activities: [],
});

test("one line for each method, with all that lack it", () => {
  const groups = byMethod([gap("audit", "2260"), gap("dudit", "2260", "b"), gap("audit", "2281")], null);
  expect(groups.map((one) => [one.methodId, one.gaps.length])).toEqual([["audit", 2], ["dudit", 1]]);
});

test("only those of the area", () => expect(byMethod([gap("audit", "2260"), gap("dudit", "2260", "b")], "b").map((one) => one.methodId)).toEqual(["dudit"]));

test("what most lack comes first, and of equals what came first", () => {
  const gaps = [gap("audit", "2260"), gap("dudit", "2260"), gap("asi", "2260"), gap("asi", "2281")];
  expect(largestFirst(gaps).map((one) => one.methodId)).toEqual(["asi", "audit", "dudit"]);
});
