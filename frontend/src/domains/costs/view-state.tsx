import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageState } from "@/api/query-state";
import type { Plan } from "@/api/types";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { refusedForYears } from "./years/lacking";
import { YearsNeeded } from "./years/years-needed";

type Props<T> = { query: UseQueryResult<T>; plan: Plan; children: (data: T) => ReactNode };

/** A page whose address may ask for what cannot be reckoned: then it says why, and how to begin anew. */
export function ViewState<T>({ query, plan, children }: Props<T>) {
  const { t } = useText();
  const { path } = useAddress();
  if (query.data === undefined && refusedForYears(query.error, plan)) {
    return (
      <>
        <PageHead title={t.costs.title} heading={t.costs.yearsNeeded.heading} />
        <YearsNeeded plan={plan} />
      </>
    );
  }
  return (
    <>
      <PageState query={query}>{children}</PageState>
      {query.data === undefined && query.error && <p className="begin-anew"><LinkButton href={path} variant="secondary">{t.costs.beginAnew}</LinkButton></p>}
    </>
  );
}
