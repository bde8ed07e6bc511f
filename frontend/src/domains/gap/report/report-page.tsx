import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { ErrorNotice, PageState } from "@/api/query-state";
import { roundAsOf, roundsQuery } from "@/api/reference";
import type { ColumnAnswer } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CheckChoice } from "@/ui/fields";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { AnswerArea } from "./answer-area";
import { ConflictPanel } from "./conflict-panel";
import { isAnswered } from "./draft";
import { columnQuery, type TaggedColumn } from "./queries";
import { SaveBar } from "./save-bar";
import { UploadPanel } from "./upload-panel";
import { useColumnForm } from "./use-column-form";
import "./report.css";

export default function ReportPage() {
  const { roundId = "", organisationId = "" } = useParams();
  const column = useQuery({ ...columnQuery(roundId, organisationId), refetchOnWindowFocus: false });
  return (
    <PageState query={column}>
      {(tagged) => <ReportForm key={`${roundId} ${organisationId}`} tagged={tagged} />}
    </PageState>
  );
}

function byArea(answers: ColumnAnswer[]): ColumnAnswer[][] {
  const groups = new Map<string, ColumnAnswer[]>();
  for (const answer of answers) groups.set(answer.areaId, [...(groups.get(answer.areaId) ?? []), answer]);
  return [...groups.values()];
}

function ReportForm({ tagged }: { tagged: TaggedColumn }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { column } = tagged;
  const form = useColumnForm(tagged);
  const [onlyLeft, setOnlyLeft] = useState(false);
  const name = local(column.organisation.name);
  const answered = column.answers.filter((one) => isAnswered(one, form.draft)).length;
  const previousYear = usePreviousYear(column.round.previousRoundId);
  const { id: roundId } = column.round;
  return (
    <>
      <PageHead title={`${t.report.title}: ${name}`} heading={t.report.formHeading(name, String(column.round.year))} answer={column.editable ? t.report.answer : undefined} />
      <ViewBar shows={local(column.round.title)} asOf={roundAsOf(column.round)} call={{ path: `/gap-rounds/${roundId}/columns/${column.organisation.id}` }} />
      <div className="stack">
        {!column.editable && <Message heading={t.report.closed}>{t.report.closedBody}</Message>}
        {form.restored > 0 && form.unsaved > 0 && <Message tone="warning" live>{t.report.restored(formatNumber(form.restored, lang))}</Message>}
        {form.error && <ErrorNotice error={form.error} heading={t.common.error.saveHeading} onRetry={form.save}><p>{t.report.failedKept}</p></ErrorNotice>}
        <ConflictPanel key={form.conflicts.map((one) => one.methodId).join()} conflicts={form.conflicts} answers={column.answers} onResolve={form.resolve} />
        {column.editable && <UploadPanel roundId={roundId} organisationId={column.organisation.id} />}
        {answered === column.answers.length && form.unsaved === 0 && <Message tone="success">{t.report.done}</Message>}
        <CheckChoice label={t.report.onlyLeft} checked={onlyLeft} onChange={() => setOnlyLeft(!onlyLeft)} />
        {byArea(column.answers).map((answers) => (
          <AnswerArea key={answers[0]?.areaId} answers={answers} form={form} editable={column.editable} previousYear={previousYear} onlyLeft={onlyLeft} />
        ))}
      </div>
      {column.editable && <SaveBar form={form} answered={answered} asked={column.answers.length} />}
    </>
  );
}

function usePreviousYear(previousRoundId: string | null): string {
  const { t } = useText();
  const rounds = useQuery(roundsQuery).data ?? [];
  const previous = rounds.find((one) => one.id === previousRoundId);
  return previous ? String(previous.year) : t.report.before;
}
