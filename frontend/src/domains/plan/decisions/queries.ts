import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { Board, Decision, DecisionMatrix, DecisionOutcome, Matter } from "@/api/types";
import { slugOf } from "@/format/slug";
import type { Saved } from "../record/use-record";
import { bothOf, joined, listOf, orNull, spread, tagOf, type Values } from "../record/values";

const ALL = 1000;

export const matrixQuery = (plan: string) =>
  queryOptions({
    queryKey: ["decision-matrices", plan],
    queryFn: () => read<DecisionMatrix>(client.GET("/decision-matrices", { params: { query: { plan } } })),
  });

/** Everything that a board has done with a matter. */
export const cellDecisionsQuery = (matter: string, board: string) =>
  queryOptions({
    queryKey: ["decisions", matter, board],
    queryFn: async () => (await read<{ decisions: Decision[] }>(client.GET("/decisions", { params: { query: { matter, board, limit: ALL } } }))).decisions,
  });

export const boardQuery = (boardId: string) => queryOptions({ queryKey: ["board", boardId], queryFn: () => read<Board>(client.GET("/boards/{boardId}", { params: { path: { boardId } } })) });

export const matterQuery = (matterId: string) => queryOptions({ queryKey: ["matter", matterId], queryFn: () => read<Matter>(client.GET("/matters/{matterId}", { params: { path: { matterId } } })) });

type DecisionLike = Pick<Decision, "outcome" | "decidedOn" | "referenceNumber" | "paragraph" | "text" | "sourcePlaceId">;

export const decisionValues = (one: DecisionLike | null): Values => ({
  outcome: one?.outcome ?? "adopted",
  decidedOn: one?.decidedOn ?? "",
  referenceNumber: one?.referenceNumber ?? "",
  paragraph: one?.paragraph ?? "",
  ...spread("text", one?.text),
  sourcePlaceId: one?.sourcePlaceId ?? "",
});

const decisionBody = (values: Values) => ({
  outcome: values.outcome as DecisionOutcome,
  decidedOn: orNull(values.decidedOn),
  referenceNumber: orNull(values.referenceNumber),
  paragraph: orNull(values.paragraph),
  text: bothOf(values, "text"),
  sourcePlaceId: orNull(values.sourcePlaceId),
});

export function createDecision(matterId: string, boardId: string, values: Values) {
  const id = slugOf(`${matterId} ${boardId} ${crypto.randomUUID().slice(0, 8)}`);
  return read<Decision>(client.POST("/decisions", { body: { id, matterId, boardId, ...decisionBody(values) } }));
}

export const saveDecision = (decisionId: string, version: number, values: Values) =>
  read<Decision>(client.PATCH("/decisions/{decisionId}", { params: { path: { decisionId }, header: tagOf(version) }, body: decisionBody(values) }));

export const removeDecision = (decisionId: string, version: number) => read(client.DELETE("/decisions/{decisionId}", { params: { path: { decisionId }, header: tagOf(version) } }));

export async function decisionAgain(decisionId: string): Promise<Saved> {
  const one = await read<Decision>(client.GET("/decisions/{decisionId}", { params: { path: { decisionId } } }));
  return { version: one.version, values: decisionValues(one) };
}

export const boardValues = (one: Board | null): Values => ({ ...spread("name", one?.name), organisationId: one?.organisationId ?? "" });

const boardBody = (values: Values) => ({ name: bothOf(values, "name") ?? { sv: "" }, organisationId: orNull(values.organisationId) });

export const createBoard = (countyId: string, taken: readonly string[], values: Values) =>
  read<Board>(client.POST("/boards", { body: { id: slugOf(`${countyId} ${values.name ?? ""}`, taken), countyId, ...boardBody(values) } }));

export const saveBoard = (boardId: string, version: number, values: Values) =>
  read<Board>(client.PATCH("/boards/{boardId}", { params: { path: { boardId }, header: tagOf(version) }, body: boardBody(values) }));

export const removeBoard = (boardId: string, version: number) => read(client.DELETE("/boards/{boardId}", { params: { path: { boardId }, header: tagOf(version) } }));

export async function boardAgain(boardId: string): Promise<Saved> {
  const one = await read<Board>(client.GET("/boards/{boardId}", { params: { path: { boardId } } }));
  return { version: one.version, values: boardValues(one) };
}

export const matterValues = (one: Matter | null): Values => ({
  ...spread("title", one?.title),
  boardIds: joined(one?.boardIds ?? []),
  stepId: one?.stepId ?? "",
  adoptsPlan: one?.adoptsPlan ? "yes" : "",
  sourcePlaceId: one?.sourcePlaceId ?? "",
});

const matterBody = (values: Values) => ({
  title: bothOf(values, "title") ?? { sv: "" },
  boardIds: listOf(values.boardIds),
  stepId: orNull(values.stepId),
  adoptsPlan: values.adoptsPlan === "yes",
  sourcePlaceId: orNull(values.sourcePlaceId),
});

export const createMatter = (planId: string, taken: readonly string[], values: Values) =>
  read<Matter>(client.POST("/matters", { body: { id: slugOf(`${planId} ${values.title ?? ""}`, taken), planId, ...matterBody(values) } }));

export const saveMatter = (matterId: string, version: number, values: Values) =>
  read<Matter>(client.PATCH("/matters/{matterId}", { params: { path: { matterId }, header: tagOf(version) }, body: matterBody(values) }));

export const removeMatter = (matterId: string, version: number) => read(client.DELETE("/matters/{matterId}", { params: { path: { matterId }, header: tagOf(version) } }));

export async function matterAgain(matterId: string): Promise<Saved> {
  const one = await read<Matter>(client.GET("/matters/{matterId}", { params: { path: { matterId } } }));
  return { version: one.version, values: matterValues(one) };
}
