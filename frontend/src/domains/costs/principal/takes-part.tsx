import { useQuery } from "@tanstack/react-query";
import type { CostSummary } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { planItemsQuery } from "../queries";

/** Items of the choice that the organisation takes part in, without anybody having said with how much. */
export function TakesPart({ summary, organisationId }: { summary: CostSummary; organisationId: string }) {
  const { t } = useText();
  const local = useLocal();
  const entered = useQuery(planItemsQuery(summary.plan.id)).data ?? [];
  const words = t.costs.principals;
  const leftOut = new Set([...summary.leftOut, ...summary.notSummed].map((one) => one.id));
  const items = entered.filter((one) => !leftOut.has(one.id) && one.payers.some((payer) => payer.organisationId === organisationId && payer.percent === null));
  if (items.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.takesPart}</h2>
      <p>{words.takesPartBody}</p>
      <ul className="plain-list not-costed-list">
        {items.map((one) => <li key={one.id}><AppLink href={`/kostnader/poster/${one.id}`}>{local(one.title)}</AppLink></li>)}
      </ul>
    </section>
  );
}
