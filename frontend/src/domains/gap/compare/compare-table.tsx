import { Fragment } from "react";
import type { Comparison, ComparisonMethod, ComparisonState, ComparisonSubject } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { useStatementWords } from "../matrix/statement-words";
import { StatusSymbol } from "../status-symbol";
import { ChangeMark } from "./change-mark";

/** One row per method and subject: then → now in the same cell, and what that amounts to. */
export function CompareTable({ data }: { data: Comparison }) {
  const { t } = useText();
  const years = data.rounds.map((one) => String(one.year)).join(" → ");
  return (
    <table className="table table-stacks compare-table">
      <thead>
        <tr>
          <th scope="col">{t.gap.matrix.method}</th>
          <th scope="col">{t.gap.compare.subject}</th>
          <th scope="col">{years}</th>
          <th scope="col">{t.gap.compare.change}</th>
        </tr>
      </thead>
      {byArea(data.methods).map(([areaId, methods]) => <AreaBody key={areaId} methods={methods} toRoundId={data.rounds.at(-1)?.id ?? ""} />)}
    </table>
  );
}

/** The methods come in the order of their areas; the groups keep it. */
function byArea(methods: ComparisonMethod[]): [string, ComparisonMethod[]][] {
  const groups = new Map<string, ComparisonMethod[]>();
  for (const method of methods) groups.set(method.areaId, [...(groups.get(method.areaId) ?? []), method]);
  return [...groups];
}

function AreaBody({ methods, toRoundId }: { methods: ComparisonMethod[]; toRoundId: string }) {
  const local = useLocal();
  return (
    <tbody>
      <tr className="compare-area"><th scope="rowgroup" colSpan={4}>{local(methods[0]?.areaName)}</th></tr>
      {methods.map((method) => (
        <Fragment key={method.id}>
          {method.subjects.map((subject, index) => (
            <tr key={subject.kind + subject.id} data-continued={index > 0}>
              <th scope="row">
                <AppLink href={`/gap/matris?round=${toRoundId}&cell=${method.id}`} className={index > 0 ? "compare-repeat" : undefined}>{local(method.name)}</AppLink>
              </th>
              <td>{local(subject.name)}</td>
              <td><ThenNow subject={subject} /></td>
              <td><Changes subject={subject} /></td>
            </tr>
          ))}
        </Fragment>
      ))}
    </tbody>
  );
}

function ThenNow({ subject }: { subject: ComparisonSubject }) {
  return (
    <span className="then-now">
      {subject.states.map((state, index) => (
        <Fragment key={state.roundId}>
          {index > 0 && <span aria-hidden="true" className="muted">→</span>}
          <State state={state} />
        </Fragment>
      ))}
    </span>
  );
}

function State({ state }: { state: ComparisonState }) {
  const { t } = useText();
  const words = useStatementWords();
  const counted = state.count !== null;
  return (
    <span className="status-line">
      <StatusSymbol status={state.status} />
      <span>{counted ? words(state) : t.terms.status[state.status]}</span>
    </span>
  );
}

/** With more than two rounds the last entry is the whole period; it is the one that the row is about. */
function Changes({ subject }: { subject: ComparisonSubject }) {
  const { t } = useText();
  const last = subject.changes.at(-1);
  if (!last) return <span className="muted">–</span>;
  return (
    <>
      <ChangeMark change={last.change} />
      {last.reason && <span className="small muted compare-reason">{t.terms.reason[last.reason]}</span>}
    </>
  );
}
