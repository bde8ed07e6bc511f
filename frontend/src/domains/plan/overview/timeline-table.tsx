import type { PlanOverview } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { useFold } from "../fold";
import { derivedText, timeText } from "../words";
import type { PlanView } from "./plan-view";
import type { Milestones } from "./timeline";

/** The timeline as a table, for those who read rather than look. */
export function TimelineTable({ overview, view, milestones }: { overview: PlanOverview; view: PlanView; milestones: Milestones }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.page.timeline;
  const { shown, more } = useFold(view.steps.flatMap((step) => step.activities), t.plan.page.filters.more);
  return (
    <table className="table table-stacks">
      <thead><tr><th scope="col">{words.columns.activity}</th><th scope="col">{words.columns.when}</th><th scope="col">{words.columns.milestones}</th><th scope="col">{words.columns.state}</th></tr></thead>
      <tbody>
        {shown.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.code} {local(one.title)}</th>
            <td data-label={words.columns.when}>{timeText(one, overview.adoption, t, lang)}</td>
            <td data-label={words.columns.milestones}>
              {(milestones.get(one.id) ?? []).map((each) => <span key={each.id} className="block">{each.doneOn ? words.milestoneReached(local(each.title), formatDate(each.doneOn)) : words.milestoneDue(local(each.title), formatDate(each.dueOn))}</span>)}
            </td>
            <td data-label={words.columns.state}>{one.isLate && <strong>{t.plan.terms.late}. </strong>}{derivedText(one, t, lang)}</td>
          </tr>
        ))}
        {more && <tr><td colSpan={4}>{more}</td></tr>}
      </tbody>
    </table>
  );
}
