import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { PageState, QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Invitation, Participation, QuestionnaireRound, Recipient } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { EmptyState, Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { LeadsOnly } from "../build/questionnaires-page";
import { AddUnits } from "./add-units";
import { Course } from "./course";
import { InvitePanel } from "./invite-panel";
import { NewLinks } from "./new-links";
import { ParticipationTable, useRate } from "./participation";
import { participationQuery, questionnaireRoundQuery, recipientsQuery, type TaggedRound } from "./queries";
import { RecipientTable } from "./recipient-table";
import { RoundSettings } from "./round-settings";
import "./rounds.css";

export default function LeadPage() {
  const { roundId = "" } = useParams();
  const { t } = useText();
  const leads = canLead(useSession());
  const round = useQuery({ ...questionnaireRoundQuery(roundId), enabled: leads });
  if (!leads) {
    return (
      <>
        <PageHead title={t.questionnaires.rounds.title} heading={t.questionnaires.rounds.title} />
        <LeadsOnly next={`/kartlaggning/enkatomgangar/${roundId}`} />
      </>
    );
  }
  return <PageState query={round}>{(tagged) => <Led tagged={tagged} />}</PageState>;
}

function Led({ tagged }: { tagged: TaggedRound }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.rounds;
  const { round } = tagged;
  const participation = useQuery(participationQuery(round.id));
  const recipients = useQuery(recipientsQuery(round.id));
  const [fresh, setFresh] = useState<readonly Invitation[]>([]);
  const asked = (participation.data?.total.asked ?? 0) > 0;
  return (
    <>
      <PageHead title={`${words.title}: ${local(round.title)}`} heading={words.heading(local(round.title))} answer={<Answer participation={participation.data} />} />
      <ViewBar shows={`${local(round.title)}: ${words.status[round.status].toLowerCase()}`} call={{ path: `/questionnaire-rounds/${round.id}/participation` }} />
      <div className="stack">
        <Course tagged={tagged} />
        <Dates round={round} late={participation.data?.isLate ?? false} />
        {fresh.length > 0 && <NewLinks key={fresh.length + (fresh[0]?.link ?? "")} invitations={fresh} recipients={recipients.data ?? []} name={round.id} onDone={() => setFresh([])} />}
        {asked && <QueryState query={participation}>{(data) => <ParticipationTable participation={data} />}</QueryState>}
        <QueryState query={recipients}>{(list) => <Units round={round} recipients={list} onLinks={(more) => setFresh((now) => [...now, ...more])} />}</QueryState>
        {round.status !== "published" && <RoundSettings tagged={tagged} />}
      </div>
    </>
  );
}

function Answer({ participation }: { participation: Participation | undefined }) {
  const { t, lang } = useText();
  const rate = useRate();
  const words = t.questionnaires.rounds;
  if (!participation) return null;
  const { total, isLate } = participation;
  const n = (value: number) => formatNumber(value, lang);
  if (total.asked === 0) return words.answerNone;
  const late = total.asked - total.submitted;
  return `${words.answer(n(total.submitted), n(total.asked), rate(total.rate))}${isLate && late > 0 ? ` ${words.lateCount(n(late))}` : ""}`;
}

function Dates({ round, late }: { round: QuestionnaireRound; late: boolean }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  if (round.status === "open" && late) return <Message tone="warning">{words.passed}</Message>;
  if (!round.closesOn || round.status === "published") return null;
  return <p className="muted">{round.opensOn ? words.dates(formatDate(round.opensOn), formatDate(round.closesOn)) : words.closesOn(formatDate(round.closesOn))}</p>;
}

type UnitsProps = { round: QuestionnaireRound; recipients: Recipient[]; onLinks: (links: readonly Invitation[]) => void };

function Units({ round, recipients, onLinks }: UnitsProps) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const editable = round.status === "draft" || round.status === "open";
  return (
    <>
      {editable && recipients.length > 0 && <InvitePanel round={round} recipients={recipients} onLinks={onLinks} />}
      <section className="card stack" aria-labelledby="recipients">
        <h2 id="recipients">{words.recipients}</h2>
        {recipients.length === 0
          ? <EmptyState heading={words.recipientsNone} body={words.recipientsNoneBody} />
          : <RecipientTable round={round} recipients={recipients} editable={editable} onLinks={onLinks} />}
        {editable && <AddUnits round={round} recipients={recipients} />}
      </section>
    </>
  );
}
