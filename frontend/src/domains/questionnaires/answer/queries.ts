import { queryOptions } from "@tanstack/react-query";
import { client, readWithTag } from "@/api/client";
import type { MyResponse } from "@/api/types";
import type { Answers } from "../form/answers";

export type { MyResponse };

/** A unit's answers with the tag that the next save has to send back. */
export type TaggedResponse = { response: MyResponse; etag: string | null };

const own = (token: string) => ({ "X-Invitation": token });

export async function readResponse(token: string): Promise<TaggedResponse> {
  const { data, etag } = await readWithTag<MyResponse>(client.GET("/responses/mine", { params: { header: own(token) } }));
  return { response: data, etag };
}

export const responseQuery = (token: string) => queryOptions({ queryKey: ["my-response", token], queryFn: () => readResponse(token) });

/** Saves all answers so far over the version that they began from; a stale tag is answered with 412. */
export async function saveResponse(token: string, answers: Answers, etag: string): Promise<TaggedResponse> {
  const params = { header: { ...own(token), "If-Match": etag } };
  const { data, etag: next } = await readWithTag<MyResponse>(client.PUT("/responses/mine", { params, body: { answers: { ...answers } } }));
  return { response: data, etag: next };
}

export async function submitResponse(token: string, etag: string): Promise<TaggedResponse> {
  const params = { header: { ...own(token), "If-Match": etag } };
  const { data, etag: next } = await readWithTag<MyResponse>(client.POST("/responses/mine/submissions", { params }));
  return { response: data, etag: next };
}
