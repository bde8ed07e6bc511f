import { useQuery } from "@tanstack/react-query";
import { planQuery } from "@/api/reference";
import type { CostSummary } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { RangeBars, type RangeRow } from "@/ui/charts/range-bars";
import { shownRows } from "../bare";
import type { View } from "../choice";
import { groupRange, NOT_COSTED } from "../parts";
import { barOf, headline, notCostedNote } from "../words";
import { GroupDetail } from "./group-detail";
import { GroupTable } from "./group-table";

type Props = { summary: CostSummary; view: View; heading?: string };

/** The sum divided as asked for, each part unfolding into its items and the rule. */
export function GroupBars({ summary, view, heading: own }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const steps = useQuery(planQuery(summary.plan.id)).data?.steps ?? [];
  const words = t.costs.bars;
  const { by } = summary;
  const heading = own ?? words.heading[by];
  const years = summary.years.length;
  const total = years === 1 ? words.totalOne : words.total(formatNumber(years, lang));
  const annual = by === "year" ? words.eachYear : words.annual;
  const rows = shownRows(summary, steps);
  const bars = rows.map(({ key, name, group }): RangeRow => ({
    key,
    label: typeof name === "number" ? words.step(formatNumber(name, lang)) : local(name),
    ...barOf(group ? groupRange(group, by, view) : NOT_COSTED, t, lang),
    note: group ? group.itemCount > 0 && notCostedNote(group.notSummedCount, t, lang) : words.bare,
    detail: group && <GroupDetail group={group} summary={summary} view={view} />,
  }));
  return (
    <ChartFrame
      heading={heading}
      kicker={view === "total" && by !== "year" ? total : annual}
      chart={<RangeBars label={`${heading}. ${headline(summary, t, lang)}`} rows={bars} />}
      table={<GroupTable summary={summary} rows={rows} view={view} />}
    >
      <p>{local(summary.rule)}</p>
    </ChartFrame>
  );
}

