import { useQuery } from "@tanstack/react-query";
import type { CostItem, PlanDetail } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { axisOver, type Axis } from "@/ui/charts/range-scale";
import { arranged, type StepRows } from "./arrange";
import { CostCell } from "./cost-cell";
import { payersText, shownRange } from "./item-words";
import { allPlacesQuery } from "./queries";

type Props = { items: readonly CostItem[]; all: readonly CostItem[]; plan: PlanDetail };

/** All items under their steps, on one scale. */
export function ItemsTable({ items, all, plan }: Props) {
  const { t, lang } = useText();
  const words = t.costEdit.items;
  const axis = axisOver(Math.max(0, ...all.filter((one) => !one.unsummed).map((one) => shownRange(one).high ?? 0)));
  const end = rangeText({ low: axis.end, lowBound: "exact", high: axis.end, highBound: "exact", isOpen: false }, t, lang);
  return (
    <>
      <p className="small muted items-axis">{words.axis(end)}</p>
      <table className="table table-stacks items-table" aria-label={words.caption}>
        <thead>
          <tr>{[words.what, words.cost, words.who, words.confidence, words.source].map((one) => <th key={one} scope="col">{one}</th>)}</tr>
        </thead>
        {arranged(items, plan.steps.map((one) => one.id)).map((group) => <StepBody key={group.stepId ?? ""} group={group} all={all} plan={plan} axis={axis} />)}
      </table>
    </>
  );
}

function StepBody({ group, all, plan, axis }: { group: StepRows<CostItem>; all: readonly CostItem[]; plan: PlanDetail; axis: Axis }) {
  const { t } = useText();
  const local = useLocal();
  const step = plan.steps.find((one) => one.id === group.stepId);
  const activities = new Map(plan.steps.flatMap((one) => one.activities).map((one) => [one.id, one]));
  return (
    <tbody>
      <tr className="items-step"><th colSpan={5} scope="rowgroup">{step ? `${t.costEdit.terms.step(String(step.number))}: ${local(step.needLevel)}` : t.costEdit.terms.outside}</th></tr>
      {group.rows.map(({ item, isWay }) => {
        const activity = activities.get(item.activityId ?? "");
        const parent = isWay ? undefined : all.find((one) => one.id === item.alternativeOfId);
        return <ItemRow key={item.id} item={item} isWay={isWay} axis={axis} activity={activity && !isWay ? `${activity.code} ${local(activity.title)}` : null} parent={parent && local(parent.title)} />;
      })}
    </tbody>
  );
}

type RowProps = { item: CostItem; isWay: boolean; axis: Axis; activity: string | null; parent: string | undefined };

function ItemRow({ item, isWay, axis, activity, parent }: RowProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.items;
  const payers = payersText(item, t, lang);
  return (
    <tr data-way={isWay || undefined} data-not-summed={item.unsummed ? true : undefined}>
      <th scope="row">
        <span className="items-title"><AppLink href={`/kostnader/poster/${item.id}`}>{local(item.title)}</AppLink></span>
        <span className="items-facts">
          {item.code && <span className="nowrap">{item.code}</span>}
          {isWay && <span className="tag">{words.alternative}</span>}
          {parent && <span>{words.alternativeOf(parent)}</span>}
          {item.optional && <span className="tag">{words.optional}</span>}
          {activity && <span>{activity}</span>}
        </span>
      </th>
      <td><CostCell item={item} axis={axis} /></td>
      <td data-label={words.who}>{payers.map((one) => <span key={one} className="items-payer">{one}</span>)}</td>
      <td data-label={words.confidence}>{t.costTerms.confidence[item.confidence]}</td>
      <td data-label={words.source}><Source placeId={item.sourcePlaceId} /></td>
    </tr>
  );
}

function Source({ placeId }: { placeId: string | null }) {
  const { t } = useText();
  const places = useQuery(allPlacesQuery).data;
  if (placeId === null) return <span className="muted">{t.costEdit.items.noSource}</span>;
  const place = places?.get(placeId);
  return place ? <AppLink href={`/kallor/${place.documentId}`}>{placeText(place, t) || place.documentTitle}</AppLink> : <>–</>;
}
