import type { Matrix, MatrixMethod } from "@/api/types";

/** Only the methods that the municipalities were asked about one by one can be offered "in all of them". */
export function everywhere(matrix: Matrix): { asked: number; everywhere: number; nowhere: number } {
  const asked = matrix.areas.flatMap((area) => area.methods).filter((method) => method.coverage.municipalities.counted > 0);
  const all = ({ coverage }: MatrixMethod) => coverage.municipalities.unknown === 0 && coverage.municipalities.offered === coverage.municipalities.counted;
  const none = ({ coverage }: MatrixMethod) => coverage.municipalities.unknown === 0 && coverage.municipalities.offered === 0;
  return { asked: asked.length, everywhere: asked.filter(all).length, nowhere: asked.filter(none).length };
}
