/** Ways to share that can be compared with what the plan says. */
export const SHARINGS = ["equal", "inhabitants", "weights"] as const;
export type Sharing = (typeof SHARINGS)[number];

export const readSharing = (params: URLSearchParams): Sharing | null => SHARINGS.find((one) => one === params.get("sharing")) ?? null;

/** Weights in an address, "2281:2"; what cannot be read is left out. */
export function readWeights(all: readonly string[]): Map<string, number> {
  const pairs = all.flatMap((one): [string, number][] => {
    const [id = "", text = ""] = one.split(":");
    const weight = readWeight(text);
    return id !== "" && weight !== null ? [[id, weight]] : [];
  });
  return new Map(pairs);
}

/** A weight as one types it, with comma or point and at most three decimals; nothing when it is no weight. */
export function readWeight(text: string): number | null {
  return /^\d{1,9}([.,]\d{1,3})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : null;
}

export const writeWeights = (weights: ReadonlyMap<string, number>): string[] => [...weights].map(([id, weight]) => `${id}:${weight}`);
