import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState, QueryState } from "@/api/query-state";
import { roundAsOf } from "@/api/reference";
import { canLead, useSession } from "@/api/session";
import type { ColumnSummary, Round } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { PageHead } from "@/ui/page-head";
import { Progress } from "@/ui/progress";
import { columnsQuery, roundQuery, type TaggedRound } from "./queries";
import { RoundSteps } from "./round-steps";
import { LeadsOnly } from "./rounds-page";
import "./rounds.css";

export default function RoundPage() {
  const { roundId = "" } = useParams();
  const leads = canLead(useSession());
  const round = useQuery(roundQuery(roundId));
  return (
    <PageState query={round}>
      {(tagged) => <RoundView tagged={tagged} leads={leads} />}
    </PageState>
  );
}

function RoundView({ tagged, leads }: { tagged: TaggedRound; leads: boolean }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { round } = tagged;
  const columns = useQuery({ ...columnsQuery(round.id), enabled: leads });
  const n = (value: number) => formatNumber(value, lang);
  const list = columns.data ?? [];
  const complete = list.filter((one) => one.state === "complete").length;
  const late = list.filter((one) => one.late).length;
  return (
    <>
      <PageHead
        title={`${t.rounds.who} ${round.year}`}
        heading={t.rounds.whoHeading(local(round.title))}
        answer={columns.data && t.rounds.whoAnswer(n(complete), n(list.length), n(late))}
      />
      <ViewBar shows={`${local(round.title)}: ${t.terms.roundStatus[round.status].toLowerCase()}`} asOf={roundAsOf(round)} call={{ path: `/gap-rounds/${round.id}/columns` }} />
      {leads ? (
        <div className="stack">
          <RoundSteps tagged={tagged} />
          <QueryState query={columns}>{(data) => <ColumnTable columns={data} round={round} />}</QueryState>
        </div>
      ) : <LeadsOnly />}
    </>
  );
}

function ColumnTable({ columns, round }: { columns: ColumnSummary[]; round: Round }) {
  const { t } = useText();
  const words = t.rounds;
  return (
    <table className="table table-stacks">
      <thead><tr><th scope="col">{t.gap.filters.organisation}</th><th scope="col">{words.progress}</th><th scope="col">{words.state}</th><th scope="col">{words.lastAnswer}</th></tr></thead>
      <tbody>{columns.map((one) => <ColumnRow key={one.organisationId} column={one} round={round} />)}</tbody>
    </table>
  );
}

function ColumnRow({ column, round }: { column: ColumnSummary; round: Round }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.rounds;
  const progress = words.answered(formatNumber(column.answered, lang), formatNumber(column.asked, lang));
  return (
    <tr>
      <th scope="row"><AppLink href={`/rapportera/${round.id}/${column.organisationId}`}>{local(column.organisationName)}</AppLink></th>
      <td data-label={words.progress}><span className="column-progress"><Progress value={column.answered} max={column.asked} label={progress} /><span className="small nowrap">{progress}</span></span></td>
      <td data-label={words.state}>
        <span className="row">
          <span className="tag" data-tone={column.state === "complete" ? "accent" : undefined}>{t.terms.columnState[column.state]}</span>
          {column.late && <span className="tag" data-tone="danger">{words.late}</span>}
        </span>
      </td>
      <td data-label={words.lastAnswer}>{column.lastAnsweredAt ? formatDate(column.lastAnsweredAt) : <span className="muted">{words.noAnswer}</span>}</td>
    </tr>
  );
}
