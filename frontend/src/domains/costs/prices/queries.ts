import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { CostRole, PriceIndex, PriceIndexCreate, PriceIndexUpdate, RoleCost, RoleCostCreate, RoleCostUpdate } from "@/api/types";

const ALL = 1000;

export const rolesQuery = queryOptions({
  queryKey: ["cost-roles"],
  queryFn: async () => (await read<{ costRoles: CostRole[] }>(client.GET("/cost-roles", { params: { query: { limit: ALL } } }))).costRoles.toSorted((a, b) => a.order - b.order),
});

export const roleCostsQuery = (county: string) =>
  queryOptions({
    queryKey: ["role-costs", county],
    queryFn: async () => (await read<{ roleCosts: RoleCost[] }>(client.GET("/role-costs", { params: { query: { county, limit: ALL } } }))).roleCosts,
  });

/** Versions are part of what is read, so a change sends back the one that it began from. */
const tagOf = (version: number) => ({ "If-Match": `"v${version}"` });

export const createRole = (id: string, name: { sv: string; en: string | null }) => read<CostRole>(client.POST("/cost-roles", { body: { id, name } }));

export const renameRole = (role: Pick<CostRole, "id" | "version">, name: { sv: string; en: string | null }) =>
  read<CostRole>(client.PATCH("/cost-roles/{roleId}", { params: { path: { roleId: role.id }, header: tagOf(role.version) }, body: { name } }));

export const readRole = (roleId: string) => read<CostRole>(client.GET("/cost-roles/{roleId}", { params: { path: { roleId } } }));

export const createRoleCost = (body: RoleCostCreate) => read<RoleCost>(client.POST("/role-costs", { body }));

export const readRoleCost = (roleCostId: string) => read<RoleCost>(client.GET("/role-costs/{roleCostId}", { params: { path: { roleCostId } } }));

export const saveRoleCost = (roleCostId: string, version: number, body: RoleCostUpdate) =>
  read<RoleCost>(client.PATCH("/role-costs/{roleCostId}", { params: { path: { roleCostId }, header: tagOf(version) }, body }));

export const removeRoleCost = (cost: RoleCost) =>
  read(client.DELETE("/role-costs/{roleCostId}", { params: { path: { roleCostId: cost.id }, header: tagOf(cost.version) } }));

export const createIndex = (body: PriceIndexCreate) => read<PriceIndex>(client.POST("/price-indexes", { body }));

export const readIndex = (indexId: string) =>
  read<PriceIndex>(client.GET("/price-indexes/{indexId}", { params: { path: { indexId } } }));

export const saveIndex = (indexId: string, version: number, body: PriceIndexUpdate) =>
  read<PriceIndex>(client.PATCH("/price-indexes/{indexId}", { params: { path: { indexId }, header: tagOf(version) }, body }));
