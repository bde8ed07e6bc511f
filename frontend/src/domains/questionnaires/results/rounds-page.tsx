import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { QuestionnaireRound } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Progress } from "@/ui/progress";
import { NewRound } from "../rounds/new-round";
import { questionnaireRoundsQuery } from "../rounds/queries";
import "../rounds/rounds.css";

/** The rounds with results; leads see all, and begin new ones. */
export default function RoundsPage() {
  const { t } = useText();
  const words = t.questionnaires.results;
  const county = useCounty();
  const leads = canLead(useSession());
  const rounds = useQuery(questionnaireRoundsQuery(county?.id));
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      <ViewBar shows={words.title} call={{ path: "/questionnaire-rounds", query: { county: county?.id } }} formats={["json"]} />
      <QueryState query={rounds}>
        {(all) => (
          <div className={leads ? "enkat-columns" : undefined}>
            <div className="stack">
              {leads && <div><LinkButton variant="secondary" href="/kartlaggning/enkater/bygg">{words.build}</LinkButton></div>}
              {all.length === 0 && <EmptyState heading={words.empty} body={words.emptyBody} />}
              {all.map((round) => <RoundCard key={round.id} round={round} leads={leads} />)}
            </div>
            {leads && county && <NewRound county={county.id} rounds={all} />}
          </div>
        )}
      </QueryState>
    </>
  );
}

function RoundCard({ round, leads }: { round: QuestionnaireRound; leads: boolean }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const hasResults = round.status === "published" || (leads && round.status === "closed");
  const results = `/kartlaggning/enkater/${round.id}`;
  const lead = `/kartlaggning/enkatomgangar/${round.id}`;
  const n = (value: number) => formatNumber(value, lang);
  const progress = round.submittedCount !== null && round.askedCount ? t.questionnaires.rounds.counts(n(round.submittedCount), n(round.askedCount)) : null;
  const until = round.status === "open" && round.closesOn && t.questionnaires.rounds.closesOn(formatDate(round.closesOn));
  const said = [progress, until, !leads && round.status === "open" && words.openNow].filter(Boolean).join(" · ");
  return (
    <article className="card enkat-card">
      <div className="card-head">
        <h2><AppLink href={hasResults || !leads ? results : lead}>{local(round.title)}</AppLink></h2>
        <span className="tag" data-tone={round.status === "open" ? "accent" : undefined}>{t.questionnaires.rounds.status[round.status]}</span>
      </div>
      {round.status === "open" && progress && <Progress value={round.submittedCount ?? 0} max={round.askedCount ?? 0} label={progress} />}
      {said && <p className="muted">{said}</p>}
      <div className="row">
        {hasResults && <LinkButton variant="secondary" href={results}>{words.see}</LinkButton>}
        {leads && round.documentId === null && <LinkButton variant="secondary" href={lead}>{words.lead}</LinkButton>}
      </div>
    </article>
  );
}
