import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { Agreement, AgreementKind, AgreementStatus } from "@/api/types";
import { slugOf } from "@/format/slug";
import type { Saved } from "../record/use-record";
import { bothOf, joined, listOf, numberOrNull, orNull, spread, tagOf, type Values } from "../record/values";

const ALL = 1000;

export const agreementsQuery = (county: string) =>
  queryOptions({
    queryKey: ["agreements", county],
    queryFn: async () => (await read<{ agreements: Agreement[] }>(client.GET("/agreements", { params: { query: { county, limit: ALL } } }))).agreements,
  });

export const agreementValues = (one: Agreement | null): Values => ({
  ...spread("name", one?.name),
  kind: one?.kind ?? "agreement",
  year: one?.year == null ? "" : String(one.year),
  ...spread("parties", one?.parties),
  organisationIds: joined(one?.organisationIds ?? []),
  status: one?.status ?? "unknown",
  ...spread("statusText", one?.statusText),
  ...spread("problem", one?.problem),
  ...spread("proposal", one?.proposal),
  reviseBy: one?.reviseBy ?? "",
  activityIds: joined(one?.activityIds ?? []),
  sourcePlaceId: one?.sourcePlaceId ?? "",
});

const agreementBody = (values: Values) => ({
  name: bothOf(values, "name") ?? { sv: "" },
  kind: values.kind as AgreementKind,
  year: numberOrNull(values.year),
  parties: bothOf(values, "parties"),
  organisationIds: listOf(values.organisationIds),
  status: values.status as AgreementStatus,
  statusText: bothOf(values, "statusText"),
  problem: bothOf(values, "problem"),
  proposal: bothOf(values, "proposal"),
  reviseBy: orNull(values.reviseBy),
  activityIds: listOf(values.activityIds),
  sourcePlaceId: orNull(values.sourcePlaceId),
});

export const createAgreement = (countyId: string, taken: readonly string[], values: Values) =>
  read<Agreement>(client.POST("/agreements", { body: { id: slugOf(`${countyId} ${values.name ?? ""}`, taken), countyId, ...agreementBody(values) } }));

export const saveAgreement = (agreementId: string, version: number, values: Values) =>
  read<Agreement>(client.PATCH("/agreements/{agreementId}", { params: { path: { agreementId }, header: tagOf(version) }, body: agreementBody(values) }));

export const removeAgreement = (agreementId: string, version: number) => read(client.DELETE("/agreements/{agreementId}", { params: { path: { agreementId }, header: tagOf(version) } }));

export async function agreementAgain(agreementId: string): Promise<Saved> {
  const one = await read<Agreement>(client.GET("/agreements/{agreementId}", { params: { path: { agreementId } } }));
  return { version: one.version, values: agreementValues(one) };
}
