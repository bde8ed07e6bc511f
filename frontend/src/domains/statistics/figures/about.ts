/** Which figure the panel is about, as the address says it: indicator, and then its place if it is one figure. */
export type About = { indicatorId: string; areaId?: string; period?: string; breakdown?: string };

const PARTS = "~";

export function aboutText({ indicatorId, areaId, period, breakdown = "" }: About): string {
  return areaId === undefined || period === undefined ? indicatorId : [indicatorId, areaId, period, breakdown].join(PARTS);
}

export function readAbout(text: string | null): About | null {
  if (!text) return null;
  const [indicatorId = "", areaId, period, breakdown = ""] = text.split(PARTS);
  return areaId && period ? { indicatorId, areaId, period, breakdown } : { indicatorId };
}

type Part = { dimensionId: string; categoryId: string };

/** The canonical text of a breakdown: by the dimensions' ids. */
export function breakdownText(parts: readonly Part[]): string {
  return parts
    .filter((part) => part.categoryId !== "total")
    .toSorted((a, b) => (a.dimensionId < b.dimensionId ? -1 : 1))
    .map((part) => `${part.dimensionId}=${part.categoryId}`)
    .join(";");
}
