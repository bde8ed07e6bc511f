import { useState } from "react";
import type { Activity, ActivityConnections } from "@/api/types";
import { rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { Unbroken } from "@/ui/unbroken";
import { ActivityCostTies } from "./activity-cost-ties";

type Costs = ActivityConnections["costs"];
type Item = Costs["own"][number];

type Props = { connections: ActivityConnections; activity: Activity; codeOf: (id: string) => string; leads: boolean };

/** What it costs in an average year as a range, with its items; what nobody has costed as loudly. */
export function ActivityCosts({ connections: { costs }, activity, codeOf, leads }: Props) {
  const { t, lang } = useText();
  const words = t.plan.activity;
  const [choosing, setChoosing] = useState(false);
  const uncosted = costs.own.filter((one) => one.annual === null).length;
  const amount = costs.annual && uncosted < costs.own.length ? words.costRange(rangeText(costs.annual, t, lang)) : words.costNothingSummed;
  return (
    <section className="card stack-tight">
      <h2>{words.cost}</h2>
      {costs.own.length === 0 && <p>{words.costNone}</p>}
      {costs.own.length > 0 && (
        <>
          <p className="activity-amount"><Unbroken text={amount} /></p>
          {uncosted > 0 && <p className="activity-uncosted">{uncosted === 1 ? words.notSummedOne : words.notSummed(formatNumber(uncosted, lang))}</p>}
          <Items items={costs.own} />
        </>
      )}
      {costs.also.length > 0 && <><h3>{words.also}</h3><p className="small muted">{words.alsoNote}</p><Items items={costs.also} codeOf={codeOf} /></>}
      {leads && <div className="no-print"><Button variant="secondary" onClick={() => setChoosing(true)}>{costs.also.length > 0 ? words.tiesChange : words.tiesAdd}</Button></div>}
      {choosing && <ActivityCostTies activity={activity} codeOf={codeOf} onClose={() => setChoosing(false)} />}
    </section>
  );
}

/** Items with their cost, and where those belong that are counted elsewhere. */
function Items({ items, codeOf }: { items: readonly Item[]; codeOf?: Props["codeOf"] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  return (
    <table className="table table-stacks activity-items">
      <thead><tr><th scope="col">{words.item}</th><th scope="col">{words.perYear}</th></tr></thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row"><AppLink href={`/kostnader/poster/${one.id}`}>{local(one.title)}</AppLink>{codeOf && <span className="small muted block">{one.activityId ? words.tiesHome(codeOf(one.activityId)) : words.tiesNoHome}</span>}</th>
            <td data-label={words.perYear}>{one.annual ? <Unbroken text={rangeText(one.annual, t, lang)} /> : <span className="activity-uncosted">{words.notCosted}{one.reason && `: ${t.costTerms.unsummed[one.reason].toLocaleLowerCase("sv")}`}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
