import createClient from "openapi-fetch";
import { queryString, type Query } from "@/format/address";
import { ApiError, isProblem } from "./errors";
import type { paths } from "./schema.gen";

/** The whole API lies under this address, on the same host as the app. */
export const API_BASE = "/samplan/v1";

let csrfToken: string | null = null;
let language = "sv";

/** The session's token; every write with the cookie must carry it. */
export function keepCsrfToken(token: string | null) {
  csrfToken = token;
}

/** The service words its problems in the reader's language. */
export function setApiLanguage(next: string) {
  language = next;
}

export const client = createClient<paths, "application/json">({
  baseUrl: API_BASE,
  querySerializer: (query) => queryString(query as Query).slice(1),
});

client.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", language);
    if (csrfToken && request.method !== "GET") request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  },
});

/** The query parameters of a reading operation, as the contract names and types them. */
export type QueryOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a successful answer; everything else is thrown as one kind of error. */
export async function read<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await readWithTag(call)).data;
}

/** The same with the entity tag, which the next edit has to send back. */
export async function readWithTag<T>(call: Promise<Answer<T>>): Promise<{ data: T; etag: string | null }> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw new ApiError(0, null);
  }
  if (!answer.response.ok) throw new ApiError(answer.response.status, isProblem(answer.error) ? answer.error : null);
  return { data: answer.data as T, etag: answer.response.headers.get("ETag") };
}

/** The address of a call, as it is shown, copied and downloaded. */
export function callAddress(path: string, query: Query = {}): string {
  return API_BASE + path + queryString(query);
}
