import { describe, expect, it } from "vitest";
import type { Organisation, UnitKind } from "@/api/types";
import { slugOf } from "@/format/slug";
import { linksAsCsv } from "./links";
import { readLines } from "./paste";

const organisation = (id: string, sv: string, shortName: string) => ({ id, name: { sv, en: null }, shortName, scbCode: id }) as Organisation;
const kind = (id: string, sv: string) => ({ id, name: { sv, en: null }, position: 1 }) as UnitKind;
const known = {
  organisations: [organisation("22", "Region Västernorrland", "Regionen"), organisation("2281", "Sundsvalls kommun", "Sundsvall")],
  kinds: [kind("primary-care", "Primärvård")],
  taken: [{ id: "ifo", name: "IFO" }],
};
const faults = (text: string) => readLines(text, known).flatMap((line) => line.faults.map((one) => [line.row, one.fault]));

describe("a pasted list of units", () => {
  it("is read line by line, with the principal by name, short name or code", () => {
    const lines = readLines("Ankaret; Region Västernorrland; Primärvård; ankaret@example.se\n\nSköndal;sundsvall;primary-care\nNästa;2281;Primärvård;", known);
    expect(lines.map((one) => one.unit)).toEqual([
      { id: "ankaret", name: "Ankaret", organisationId: "22", unitKindId: "primary-care", email: "ankaret@example.se" },
      { id: "skondal", name: "Sköndal", organisationId: "2281", unitKindId: "primary-care", email: null },
      { id: "nasta", name: "Nästa", organisationId: "2281", unitKindId: "primary-care", email: null },
    ]);
  });

  it("may be columns from a spreadsheet, with a heading", () => {
    expect(readLines("Enhet\tHuvudman\tSlag\tE-post\nAnkaret\t22\tPrimärvård\t", known)).toHaveLength(1);
  });

  it("says which line is wrong and why, and guesses nothing", () => {
    expect(faults("Ankaret; Regionn; Primärvård")).toEqual([[1, "unknownPrincipal"]]);
    expect(faults("Ankaret; 22; Tandvård; inte en adress")).toEqual([[1, "unknownKind"], [1, "badEmail"]]);
    expect(faults("; ; ;a@b.se")).toEqual([[1, "noName"], [1, "noPrincipal"], [1, "noKind"]]);
  });

  it("does not add the same unit twice", () => {
    expect(faults("ifo;22;Primärvård\nNy;22;Primärvård\nNy;22;Primärvård")).toEqual([[1, "twice"], [3, "twice"]]);
  });
});

describe("an id from a name", () => {
  it("is readable and free", () => {
    expect(slugOf("Hälsocentralen Öst, Ånge")).toBe("halsocentralen-ost-ange");
    expect(slugOf("IFO", ["ifo", "ifo-2"])).toBe("ifo-3");
    expect(slugOf("…")).toBe("ny");
  });
});

describe("links as CSV", () => {
  it("are quoted where needed and never a formula", () => {
    const link = { recipientId: "a", name: '=Enhet "A"; öst', organisation: "Sundsvall", email: "", link: "https://x.se/svara#t" };
    expect(linksAsCsv([link], ["Enhet", "Huvudman", "E-post", "Länk"])).toBe('Enhet;Huvudman;E-post;Länk\r\n"\'=Enhet ""A""; öst";Sundsvall;;https://x.se/svara#t');
  });
});
