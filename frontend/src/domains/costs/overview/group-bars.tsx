import type { CostSummary } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { RangeBars, type RangeRow } from "@/ui/charts/range-bars";
import type { View } from "../choice";
import { groupRange } from "../parts";
import { barOf, headline, notCostedNote } from "../words";
import { GroupDetail } from "./group-detail";
import { GroupTable } from "./group-table";

type Props = { summary: CostSummary; view: View; heading?: string };

/** The sum divided as asked for, each part unfolding into its items and the rule. */
export function GroupBars({ summary, view, heading: own }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.bars;
  const { by } = summary;
  const heading = own ?? words.heading[by];
  const years = summary.years.length;
  const total = years === 1 ? words.totalOne : words.total(formatNumber(years, lang));
  const annual = by === "year" ? words.eachYear : words.annual;
  const rows = summary.groups.map((group): RangeRow => ({
    key: group.id ?? "",
    label: local(group.name),
    ...barOf(groupRange(group, by, view), t, lang),
    note: group.itemCount > 0 && notCostedNote(group.notSummedCount, t, lang),
    detail: <GroupDetail group={group} summary={summary} view={view} />,
  }));
  return (
    <ChartFrame
      heading={heading}
      kicker={view === "total" && by !== "year" ? total : annual}
      chart={<RangeBars label={`${heading}. ${headline(summary, t, lang)}`} rows={rows} />}
      table={<GroupTable summary={summary} view={view} />}
    >
      <p>{local(summary.rule)}</p>
    </ChartFrame>
  );
}
