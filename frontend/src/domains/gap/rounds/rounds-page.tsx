import { QueryState } from "@/api/query-state";
import { useRounds } from "@/api/county";
import { canLead, useSession } from "@/api/session";
import type { Round } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Progress } from "@/ui/progress";
import { RoundForm } from "./round-form";
import "./rounds.css";

export default function RoundsPage() {
  const { t } = useText();
  const leads = canLead(useSession());
  const rounds = useRounds();
  return (
    <>
      <PageHead title={t.rounds.title} heading={t.rounds.heading} answer={t.rounds.answer} />
      <ViewBar shows={t.rounds.title} call={{ path: "/gap-rounds" }} formats={["json"]} />
      {!leads ? <LeadsOnly /> : (
        <QueryState query={rounds}>
          {(all) => (
            <div className="rounds-columns">
              <div className="stack">
                {all.length === 0 && <EmptyState heading={t.rounds.empty} body={t.rounds.emptyBody} />}
                {all.map((round) => <RoundCard key={round.id} round={round} />)}
              </div>
              <section className="card"><h2>{t.rounds.createHeading}</h2><RoundForm rounds={all} /></section>
            </div>
          )}
        </QueryState>
      )}
    </>
  );
}

export function LeadsOnly() {
  const { t } = useText();
  return (
    <EmptyState heading={t.rounds.forbidden} body={t.rounds.forbiddenBody}>
      <LinkButton href="/logga-in?next=/omgangar">{t.common.nav.signIn}</LinkButton>
    </EmptyState>
  );
}

function RoundCard({ round }: { round: Round }) {
  const { t, lang } = useText();
  const local = useLocal();
  const n = (value: number) => formatNumber(value, lang);
  const answered = t.rounds.answered(n(round.answered), n(round.asked));
  return (
    <article className="card">
      <div className="card-head">
        <h2><AppLink href={`/omgangar/${round.id}`}>{local(round.title)}</AppLink></h2>
        <span className="tag" data-tone={round.status === "open" ? "accent" : undefined}>{t.terms.roundStatus[round.status]}</span>
      </div>
      <div className="stack-tight">
        <Progress value={round.answered} max={round.asked} label={answered} />
        <p className="small muted">
          {answered} · {t.gap.matrix.methods(n(round.methodCount))}
          {round.opensOn && round.closesOn && ` · ${t.rounds.period(round.opensOn, round.closesOn)}`}
        </p>
      </div>
    </article>
  );
}
