import type { PlanOverview } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { FILTERS } from "./arrange";
import type { PlanView } from "./plan-view";

type Props = { overview: PlanOverview; view: PlanView; asOf: string | null; today: string };

/** As of which day, which activities and whose. Every choice stands in the address. */
export function PlanChoices({ overview, view, asOf, today }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.page.filters;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <section className="plan-choices no-print" aria-label={words.label}>
      <div className="plan-as-of">
        <TextField label={words.asOf} type="date" max={today} value={asOf ?? today} onChange={(event) => view.change({ per: event.target.value === today ? null : event.target.value || null })} />
        {asOf && <Button variant="tertiary" onClick={() => view.change({ per: null })}>{words.today}</Button>}
      </div>
      <SelectField label={words.show} value={view.filter} options={FILTERS.map((one) => ({ value: one, label: words.showOf[one] }))} onChange={(event) => view.change({ visa: event.target.value === "all" ? null : event.target.value })} />
      <SelectField
        label={words.organisation}
        value={view.organisationId ?? ""}
        options={[{ value: "", label: words.allOrganisations }, ...overview.organisations.map((one) => ({ value: one.id, label: local(one.name) }))]}
        onChange={(event) => view.change({ org: event.target.value || null, fran: null })}
      />
      <p role="status" className="plan-shown muted">{words.shown(n(view.shown), n(overview.counts.activities))}</p>
    </section>
  );
}

/** With more organisations than fit beside each other, some at a time. */
export function ColumnPager({ overview, view }: Pick<Props, "overview" | "view">) {
  const { t, lang } = useText();
  const words = t.plan.page.filters;
  const count = overview.organisations.length;
  if (view.organisationId !== null || count <= view.size) return null;
  const n = (value: number) => formatNumber(value, lang);
  const last = Math.min(count, view.from + view.size);
  return (
    <div className="row no-print">
      <Button variant="secondary" disabled={view.from === 0} onClick={() => view.change({ fran: Math.max(view.from - view.size, 0) || null })}>{words.earlier}</Button>
      <Button variant="secondary" disabled={last === count} onClick={() => view.change({ fran: view.from + view.size })}>{words.later}</Button>
      <span className="muted">{words.columns(n(view.from + 1), n(last), n(count))}</span>
    </div>
  );
}
