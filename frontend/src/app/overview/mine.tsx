import { useQuery } from "@tanstack/react-query";
import { canReport, useSession } from "@/api/session";
import type { Round } from "@/api/types";
import { columnQuery } from "@/domains/gap/report/queries";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { Progress } from "@/ui/progress";
import { MyCollections } from "./my-collections";
import { MyDuties } from "./my-duties";

/** What waits for the person who is signed in: the own column of every open round. */
export function Mine({ rounds }: { rounds: Round[] }) {
  const { t } = useText();
  const session = useSession();
  if (!canReport(session) || !session.organisationId) return null;
  const open = rounds.filter((one) => one.status === "open");
  return (
    <section className="card mine" aria-labelledby="mine">
      <h2 id="mine">{t.overview.mine}</h2>
      {session.countyId && <MyCollections county={session.countyId} organisationId={session.organisationId} />}
      {session.countyId && <MyDuties county={session.countyId} organisationId={session.organisationId} />}
      {open.length === 0 && <p className="muted">{t.overview.mineNone}</p>}
      {open.map((round) => <MyColumn key={round.id} round={round} organisationId={session.organisationId ?? ""} />)}
    </section>
  );
}

function MyColumn({ round, organisationId }: { round: Round; organisationId: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const column = useQuery(columnQuery(round.id, organisationId)).data?.column;
  const { asked = 0, answered = 0 } = column?.progress ?? {};
  const progress = t.report.progress(formatNumber(answered, lang), formatNumber(asked, lang));
  return (
    <div className="row row-apart">
      <div className="stack-tight mine-progress">
        <p><span className="strong">{local(round.title)}</span> · {local(column?.organisation.name)}</p>
        <Progress value={answered} max={asked} label={progress} />
        <p className="small muted">{progress}{round.closesOn && ` · ${t.overview.closes(round.closesOn)}`}</p>
      </div>
      <LinkButton href={`/rapportera/${round.id}/${organisationId}`}>{answered > 0 ? t.overview.mineContinue : t.overview.mineStart}</LinkButton>
    </div>
  );
}
