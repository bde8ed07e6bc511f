const THIN_SPACE = "\u2009";

/** 1 190 with a thin space that does not break the word; decimal comma in Swedish. */
export function formatNumber(value: number, lang: "sv" | "en" = "sv"): string {
  const text = new Intl.NumberFormat(lang === "en" ? "en-GB" : "sv-SE").format(value);
  return lang === "en" ? text : text.replace(/[\u00a0\u202f\s]/g, THIN_SPACE).replace("-", "\u2212");
}

/** A share of one as whole per cent, or an en dash where there is nothing to share. */
export function formatShare(share: number | null, lang: "sv" | "en" = "sv"): string {
  if (share === null) return "\u2013";
  const percent = formatNumber(Math.round(share * 100), lang);
  return lang === "en" ? `${percent}%` : `${percent}${THIN_SPACE}%`;
}

/** A difference always shows its sign. */
export function formatDifference(value: number, lang: "sv" | "en" = "sv"): string {
  if (value === 0) return "0";
  return (value > 0 ? "+" : "\u2212") + formatNumber(Math.abs(value), lang);
}

/** A size of a file as people say it: 990 kB, 1,2 MB. */
export function formatSize(bytes: number, lang: "sv" | "en" = "sv"): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1_000)), lang)}${THIN_SPACE}kB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10, lang)}${THIN_SPACE}MB`;
}
