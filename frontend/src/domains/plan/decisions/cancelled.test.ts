import { describe, expect, test } from "vitest";
import type { DecisionCell } from "@/api/types";
import { cancelledMeetings } from "./cancelled";

const cell = (boardId: string, matterId: string, outcome: "proposed" | "meeting_cancelled" | null): DecisionCell => ({
  boardId,
  matterId,
  words: { sv: "", en: null },
  hasAdopted: false,
  decision: outcome && { id: matterId, outcome, words: { sv: "", en: null }, decidedOn: "2022-02-24", referenceNumber: null, paragraph: null, text: null, sourcePlaceId: null },
  later: [],
  earlierCount: 0,
});

describe("cancelled meetings", () => {
  test("are one for a board and day, however many matters", () => {
    const cells = [cell("a", "1", "meeting_cancelled"), cell("a", "2", "meeting_cancelled"), cell("b", "1", "proposed"), cell("c", "1", null)];
    expect(cancelledMeetings({ cells })).toEqual([{ boardId: "a", decidedOn: "2022-02-24", count: 2 }]);
  });
});
