import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import { organisationsQuery } from "@/api/reference";
import { useRounds } from "@/api/county";
import { canLead, canReport, useSession } from "@/api/session";
import type { Round } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Progress } from "@/ui/progress";
import { columnsQuery } from "../rounds/queries";
import "./report.css";

export default function ReportStartPage() {
  const { t } = useText();
  const session = useSession();
  const rounds = useRounds();
  const words = t.report;
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      {!canReport(session) ? (
        <EmptyState heading={words.signInFirst} body={words.signInFirstBody}><LinkButton href="/logga-in?next=/rapportera">{t.common.nav.signIn}</LinkButton></EmptyState>
      ) : (
        <QueryState query={rounds}>
          {(all) => {
            const open = all.filter((one) => one.status === "open" || (one.status === "under_review" && canLead(session)));
            return open.length === 0 ? <EmptyState heading={words.none} body={words.noneBody} /> : <div className="stack">{open.map((round) => <OpenRound key={round.id} round={round} />)}</div>;
          }}
        </QueryState>
      )}
    </>
  );
}

/** The columns that the person may fill in: the own organisation and what lies under it, or all for a lead. */
function OpenRound({ round }: { round: Round }) {
  const { t, lang } = useText();
  const local = useLocal();
  const session = useSession();
  const columns = useQuery(columnsQuery(round.id));
  const organisations = useQuery(organisationsQuery).data ?? [];
  const own = (id: string) => session.organisationId === null || id === session.organisationId || organisations.some((one) => one.id === id && one.parentId === session.organisationId);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{local(round.title)}</h2>
        {round.closesOn && <p>{t.overview.closes(round.closesOn)}</p>}
      </div>
      <QueryState query={columns}>
        {(list) => (
          <ul className="plain-list stack-tight">
            {list.filter((one) => own(one.organisationId)).map((one) => {
              const progress = t.report.progress(formatNumber(one.answered, lang), formatNumber(one.asked, lang));
              return (
                <li key={one.organisationId} className="open-column">
                  <AppLink href={`/rapportera/${round.id}/${one.organisationId}`}>{local(one.organisationName)}</AppLink>
                  <Progress value={one.answered} max={one.asked} label={progress} />
                  <span className="small nowrap">{progress}</span>
                </li>
              );
            })}
          </ul>
        )}
      </QueryState>
    </section>
  );
}
