import { describe, expect, it } from "vitest";
import { en } from "./en";
import { chosenLanguage, localText } from "./language";
import { sv } from "./sv";

describe("language", () => {
  it("is Swedish unless somebody chooses otherwise", () => {
    expect(chosenLanguage("", null)).toBe("sv");
    expect(chosenLanguage("?lang=de", null)).toBe("sv");
  });

  it("follows the address before the person's own choice, so that a link shows what its sender saw", () => {
    expect(chosenLanguage("?lang=en", "sv")).toBe("en");
    expect(chosenLanguage("", "en")).toBe("en");
  });

  it("falls back to Swedish where there is no English text", () => {
    expect(localText({ sv: "Kommun", en: null }, "en")).toBe("Kommun");
    expect(localText({ sv: "Kommun", en: "Municipality" }, "en")).toBe("Municipality");
    expect(localText(null, "sv")).toBe("");
  });
});

/** Every text of a dictionary with its place in it; a function counts by its number of arguments. */
function leaves(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, `function of ${node.length}`]];
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

describe("the two dictionaries", () => {
  it("have the same places, also in the lists that the types do not count", () => {
    expect(leaves(en).map(([path]) => path).sort()).toEqual(leaves(sv).map(([path]) => path).sort());
  });

  it("have no empty text", () => {
    for (const [path, text] of [...leaves(sv), ...leaves(en)]) expect(text, path).not.toBe("");
  });
});
