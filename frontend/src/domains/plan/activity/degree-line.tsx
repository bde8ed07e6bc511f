import type { ProgressReport } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useText } from "@/text/language";
import { TimeChart } from "@/ui/charts/time-chart";
import { progressText } from "../words";

const WHOLE = 100;

/** What a report says of the degree, where it says anything: done is all, not started is nothing. */
function degreeOf({ status, degree }: ProgressReport): number | null {
  if (status === "done") return WHOLE;
  return status === "not_started" ? 0 : degree;
}

/** How the degree has gone from report to report, where at least two say one; the reports themselves are the words. */
export function DegreeLine({ reports, name }: { reports: readonly ProgressReport[]; name: string }) {
  const { t, lang } = useText();
  const said = reports.filter((one) => degreeOf(one) !== null).toReversed();
  if (said.length < 2) return null;
  const title = `${name}: ${said.map((one) => `${formatDate(one.asOf)} ${progressText(one.status, one.degree, t, lang)}`).join("; ")}`;
  const points = said.map((one) => ({ key: one.id, label: formatDate(one.asOf), time: Date.parse(one.asOf), value: degreeOf(one), text: t.plan.terms.percent(String(degreeOf(one))) }));
  return <div className="activity-line"><TimeChart title={title} end={WHOLE} lines={[{ key: name, name, points }]} /></div>;
}
