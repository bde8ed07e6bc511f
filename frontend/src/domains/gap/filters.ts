import type { AgeGroup, Area, MatrixOrganisation, MethodKind, Status, Substance } from "@/api/types";
import type { QueryOf } from "@/api/client";
import type { Query } from "@/format/address";

/** The filters that the API knows, under the names it gives them; each may hold several values. */
export const FILTER_NAMES = ["area", "substance", "ageGroup", "kind", "organisation", "status"] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = {
  area: string[];
  substance: Substance[];
  ageGroup: AgeGroup[];
  kind: MethodKind[];
  organisation: string[];
  status: Status[];
};

export const STATUSES: readonly Status[] = ["offered", "partly", "not_offered", "other_provider", "not_applicable", "not_asked", "unknown"];
export const SUBSTANCES: readonly Substance[] = ["alcohol", "drugs", "cannabis", "stimulants", "opioids", "opioid_analgesics", "benzodiazepines", "gambling", "several"];
export const AGE_GROUPS: readonly AgeGroup[] = ["adult", "youth", "all"];
export const KINDS: readonly MethodKind[] = ["screening", "assessment", "medical_test", "drug_treatment", "psychosocial", "support"];

const ID = /^[a-z0-9][a-z0-9-]*$/;

/** What the address says, without doubles and without what cannot be an id or a word of the vocabulary. */
export function readFilters(params: URLSearchParams): Filters {
  const values = (name: FilterName) => [...new Set(params.getAll(name))];
  const ids = (name: FilterName) => values(name).filter((value) => ID.test(value));
  const words = <T extends string>(name: FilterName, known: readonly T[]) => known.filter((word) => values(name).includes(word));
  return {
    area: ids("area"),
    substance: words("substance", SUBSTANCES),
    ageGroup: words("ageGroup", AGE_GROUPS),
    kind: words("kind", KINDS),
    organisation: ids("organisation"),
    status: words("status", STATUSES),
  };
}

/** The chosen filters as the API takes them; what is not chosen is left out, so that equal views have equal addresses. */
export function filterQuery(filters: Filters, names: readonly FilterName[] = FILTER_NAMES): Partial<Filters> & Omit<QueryOf<"/gap-matrices/{roundId}">, "format"> {
  return Object.fromEntries(names.filter((name) => filters[name].length > 0).map((name) => [name, filters[name]]));
}

export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

export function isFiltered(filters: Filters, names: readonly FilterName[] = FILTER_NAMES): boolean {
  return names.some((name) => filters[name].length > 0);
}

export const NO_FILTERS: Query = Object.fromEntries(FILTER_NAMES.map((name) => [name, null]));

export type FilterSources = { areas: Pick<Area, "id" | "name">[]; organisations: Pick<MatrixOrganisation, "id" | "name">[] };
