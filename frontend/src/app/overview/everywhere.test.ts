import { describe, expect, it } from "vitest";
import type { Coverage, Matrix } from "@/api/types";
import { everywhere } from "./everywhere";

const method = (offered: number, counted: number, unknown = 0) => {
  const municipalities: Coverage = { offered, counted, share: counted ? offered / counted : null, unknown };
  return { coverage: { municipalities } };
};

const matrixOf = (...methods: ReturnType<typeof method>[]) => ({ areas: [{ methods }] }) as unknown as Matrix;

describe("what every municipality has", () => {
  it("counts only methods that the municipalities were asked about", () => {
    expect(everywhere(matrixOf(method(7, 7), method(0, 0), method(6, 7), method(0, 7)))).toEqual({ asked: 3, everywhere: 1, nowhere: 1 });
  });

  it("does not say everywhere or nowhere of a method where an answer is missing", () => {
    expect(everywhere(matrixOf(method(6, 6, 1), method(0, 6, 1)))).toEqual({ asked: 2, everywhere: 0, nowhere: 0 });
  });
});
