import { warnings } from "@/domains/plan/words";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { usePlan } from "./use-plan";

const SHOWN = 5;

/** What is late or silent in the plan, in words; nothing where all is as it should be. */
export function LateActivities({ county }: { county: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { overview } = usePlan(county);
  const all = overview?.steps.flatMap((step) => step.activities) ?? [];
  const codes = new Map(all.map((one) => [one.id, one.code]));
  const late = all.map((one) => ({ one, said: warnings(one, (id) => codes.get(id) ?? id, t, lang).filter((each) => each.isLate) })).filter(({ said }) => said.length > 0);
  if (late.length === 0) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t.plan.front.late}</h2>
        <AppLink href="/planen">{t.plan.front.all}</AppLink>
      </div>
      <ul className="plain-list top-gaps">
        {late.slice(0, SHOWN).map(({ one, said }) => (
          <li key={one.id}>
            <AppLink href={`/planen/aktivitet/${one.id}`}>{one.code} {local(one.title)}</AppLink>
            <span className="small is-late">{said.map((each) => each.text).join(". ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
