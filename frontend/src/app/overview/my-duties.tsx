import { useQuery } from "@tanstack/react-query";
import { plansQuery } from "@/api/reference";
import { dutiesQuery } from "@/domains/plan/queries";
import { sorted } from "@/domains/plan/report/duties";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";

/** What the plan waits for from the person's own organisation: first reports, what is late, and what has been silent for long. */
export function MyDuties({ county, organisationId }: { county: string; organisationId: string }) {
  const { t, lang } = useText();
  const words = t.plan.front;
  const plan = useQuery(plansQuery(county)).data?.[0]?.id ?? "";
  const duties = useQuery({ ...dutiesQuery(plan, organisationId), enabled: plan !== "" }).data;
  const own = duties ? sorted(duties.duties).own : [];
  const n = (some: readonly unknown[]) => formatNumber(some.length, lang);
  const [unreported, late, silent] = [own.filter((one) => one.present === null), own.filter((one) => one.isLate), own.filter((one) => one.silentSince !== null)];
  const said = [unreported.length > 0 && words.mineUnreported(n(unreported)), late.length > 0 && words.mineLate(n(late)), silent.length > 0 && words.mineSilent(n(silent))].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <div className="row row-apart">
      <div className="stack-tight">
        <p className="strong">{words.mine}</p>
        <p className="small muted">{said.join(", ")}</p>
      </div>
      <LinkButton href={`/planen/organisation/${organisationId}`}>{words.report}</LinkButton>
    </div>
  );
}
