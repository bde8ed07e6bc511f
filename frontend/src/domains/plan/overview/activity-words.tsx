import type { OverviewActivity, PlanOverview } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Mark } from "../mark";
import { derivedText, differs, leadText, timeText, warnings } from "../words";

/** Its code and name, and when it is to be carried out. */
export function ActivityTitle({ activity, adoption }: { activity: OverviewActivity; adoption: PlanOverview["adoption"] }) {
  const { t, lang } = useText();
  const local = useLocal();
  return (
    <>
      <AppLink href={`/planen/aktivitet/${activity.id}`} className="plan-title"><span className="plan-code">{activity.code}</span> {local(activity.title)}</AppLink>
      <span className="plan-time">{timeText(activity, adoption, t, lang)}</span>
    </>
  );
}

/** Late, silent, waiting: as sentences. */
export function ActivityWarnings({ activity, codeOf }: { activity: OverviewActivity; codeOf: (id: string) => string }) {
  const { t, lang } = useText();
  const all = warnings(activity, codeOf, t, lang);
  if (all.length === 0) return null;
  return (
    <ul className="plain-list plan-warnings">
      {all.map((one) => <li key={one.key} data-late={one.isLate || undefined}>{one.text}</li>)}
    </ul>
  );
}

/** What the lead says and what follows from the organisations' reports, always both. */
export function ActivityState({ activity }: { activity: OverviewActivity }) {
  const { t, lang } = useText();
  return (
    <div className="plan-says">
      <span data-unknown={activity.lead === null || undefined}><Mark kind={activity.lead?.status ?? "no_report"} /> <span>{leadText(activity, t, lang)}</span></span>
      <span data-unknown={activity.derived.status === null || undefined}><Mark kind={activity.derived.status ?? "no_report"} /> <span>{derivedText(activity, t, lang)}</span></span>
      {differs(activity) && <span className="plan-differs">{t.plan.page.table.differ}</span>}
    </div>
  );
}
