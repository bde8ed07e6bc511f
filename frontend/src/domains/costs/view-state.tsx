import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageState } from "@/api/query-state";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { useAddress } from "@/ui/use-address";

type Props<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

/** A page whose address may ask for what cannot be reckoned: then it says why, and how to begin anew. */
export function ViewState<T>({ query, children }: Props<T>) {
  const { t } = useText();
  const { path } = useAddress();
  return (
    <>
      <PageState query={query}>{children}</PageState>
      {query.data === undefined && query.error && <p className="begin-anew"><LinkButton href={path} variant="secondary">{t.costs.beginAnew}</LinkButton></p>}
    </>
  );
}
