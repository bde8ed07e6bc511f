import { client, read } from "@/api/client";
import type { Plan } from "@/api/types";

export const saveYears = ({ id, version }: Pick<Plan, "id" | "version">, body: { firstYear: number; years: number }) =>
  read(client.PATCH("/plans/{planId}", { params: { path: { planId: id }, header: { "If-Match": `"v${version}"` } }, body }));
