export type Query = Record<string, string | number | boolean | readonly string[] | readonly number[] | null | undefined>;

/** A query string with repeated keys for lists, leaving out what is empty, always in the same order. */
export function queryString(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === "") continue;
    if (typeof value === "object") value.forEach((one) => params.append(name, String(one)));
    else params.append(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** The call as a line to paste into a shell; the address is quoted since & and ? mean something there. */
export function curlLine(origin: string, path: string, headers: readonly string[] = []): string {
  const flags = headers.map((header) => ` -H '${header}'`).join("");
  return `curl${flags} '${origin}${path}'`;
}
