import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { Activity, CostItem } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Dialog } from "@/ui/dialog";
import { costItemsQuery, costTiesAgain, costTiesQuery, saveCostTies } from "../queries";
import { RecordDialog } from "../record/record-dialog";
import type { Saved } from "../record/use-record";
import { homeFirst, tiable } from "./cost-ties";

type Props = { activity: Activity; codeOf: (id: string) => string; onClose: () => void };

/** Which of the plan's cost items the activity also rests on. They stay, and are counted, where they belong. */
export function ActivityCostTies({ activity, codeOf, onClose }: Props) {
  const { t } = useText();
  const words = t.plan.activity;
  const ties = useQuery(costTiesQuery(activity.id));
  const items = useQuery(costItemsQuery(activity.planId));
  const start = ties.data;
  if (start && items.data) return <Choice activity={activity} codeOf={codeOf} start={start} items={tiable(items.data, activity.id)} onClose={onClose} />;
  return (
    <Dialog open heading={words.tiesHeading} onClose={onClose}>
      <QueryState query={ties}>{() => <QueryState query={items}>{() => null}</QueryState>}</QueryState>
    </Dialog>
  );
}

type ChoiceProps = Props & { start: Saved; items: readonly CostItem[] };

function Choice({ activity, codeOf, start, items, onClose }: ChoiceProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  const home = (one: CostItem) => (one.activityId ? words.tiesHome(codeOf(one.activityId)) : words.tiesNoHome);
  const options = homeFirst(items, codeOf).map((one) => ({ value: one.id, label: `${local(one.title)} (${home(one)})` }));
  const work = {
    draft: `cost-ties.${activity.id}`,
    history: ["activity-cost-items", activity.id] as const,
    fields: [{ name: "itemIds", kind: "many" as const, label: words.tiesChoose, help: items.length === 0 ? words.tiesNone : words.tiesHelp, options }],
    start: start.values,
    version: start.version,
    save: (values: Saved["values"], version: number) => saveCostTies(activity.id, values, version),
    again: () => costTiesAgain(activity.id),
  };
  return <RecordDialog heading={words.tiesHeading} work={work} onClose={onClose} />;
}
