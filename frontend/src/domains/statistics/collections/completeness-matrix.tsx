import type { Completeness, ReportedIndicator, ReportedOrganisation } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Progress } from "@/ui/progress";

/** Organisations as columns as in the matrix of methods, indicators as rows: what has come in, in shape and words. */
export function CompletenessMatrix({ completeness }: { completeness: Completeness }) {
  const { t } = useText();
  const local = useLocal();
  const { organisations, collection } = completeness;
  const indicators = [...new Map(organisations.flatMap((one) => one.indicators.map((each) => [each.indicatorId, each.indicatorName] as const)))];
  const words = t.collections;
  return (
    <div className="stack">
      <ul className="plain-list who-list">
        {organisations.map((one) => <Who key={one.organisationId} one={one} collectionId={collection.id} published={collection.status === "published"} />)}
      </ul>
      <div className="table-scroll">
        <table className="table table-stacks completeness">
          <caption className="sr-only">{words.whoHeading}</caption>
          <thead>
            <tr><th scope="col">{words.indicator}</th>{organisations.map((one) => <th key={one.organisationId} scope="col">{local(one.organisationName)}</th>)}</tr>
          </thead>
          <tbody>
            {indicators.map(([id, name]) => (
              <tr key={id}>
                <th scope="row">{local(name)}</th>
                {organisations.map((one) => <Cell key={one.organisationId} cell={one.indicators.find((each) => each.indicatorId === id)} late={one.isLate} name={local(one.organisationName)} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Who({ one, collectionId, published }: { one: ReportedOrganisation; collectionId: string; published: boolean }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.collections;
  const state = { done: words.done, part: words.underWay, nothing: words.notBegun }[one.state];
  const count = words.cellCount(formatNumber(one.reported, lang), formatNumber(one.asked, lang));
  return (
    <li className="who">
      <AppLink href={`/kartlaggning/insamlingar/${collectionId}/${one.organisationId}`}>{local(one.organisationName)}: {published ? words.correct.toLowerCase() : words.report.toLowerCase()}</AppLink>
      <Progress value={one.reported} max={one.asked} label={`${local(one.organisationName)}: ${count}`} />
      <span className="row">
        <span className="tag" data-tone={one.state === "done" ? "accent" : undefined}>{state}</span>
        {one.isLate && <span className="tag" data-tone="danger">{words.late}</span>}
        <span className="small muted">{count} · {one.lastEnteredAt ? formatDate(one.lastEnteredAt) : words.nothingYet}</span>
      </span>
    </li>
  );
}

/** A filled, half-filled or empty square, and the word. What is late says so. */
function Cell({ cell, late, name }: { cell: ReportedIndicator | undefined; late: boolean; name: string }) {
  const { t, lang } = useText();
  const words = t.collections;
  if (!cell) return <td className="muted" data-label={name}>–<span className="sr-only">{words.cell.not_asked}</span></td>;
  const overdue = late && cell.state !== "done";
  const word = cell.state === "done" ? words.cell.reported : overdue ? words.cell.late : words.cell[cell.state];
  return (
    <td data-label={name}>
      <span className="reported" data-state={cell.state} data-late={overdue || undefined}>
        <span className="reported-mark" aria-hidden="true" /> {word}
        {cell.state === "part" && <span className="small muted">{words.cellCount(formatNumber(cell.rows, lang), formatNumber(cell.expectedRows, lang))}</span>}
      </span>
    </td>
  );
}
