import { describe, expect, test } from "vitest";
import type { ImpactPoint } from "@/api/types";
import { pointValues, withPoint } from "./queries";

const POINT: ImpactPoint = { id: "p1", kind: "resource", text: { sv: "En tjänst", en: null }, organisationId: "22", costItemId: "22-f10-1", inSummary: true, sourcePlaceId: null };

describe("the points of an analysis", () => {
  test("keep their ids and what the form does not show", () => {
    expect(withPoint([POINT], "p1", { ...pointValues(POINT), text: "Två tjänster" })).toEqual([{ ...POINT, text: { sv: "Två tjänster", en: null } }]);
  });
  test("get a new one last, whose id the service makes", () => {
    const points = withPoint([POINT], null, { ...pointValues(null), text: "Nytta" });
    expect(points[1]).toEqual({ kind: "benefit", text: { sv: "Nytta", en: null }, organisationId: null, costItemId: null, inSummary: false, sourcePlaceId: null });
  });
});
