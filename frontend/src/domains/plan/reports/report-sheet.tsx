import type { ReactNode } from "react";
import type { ReportBlock, ReportSection, StatusReportDetail } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";

type Props = { report: StatusReportDetail; title: string; own: (section: ReportSection) => ReactNode };

/** The report as it is issued: the same parts in the same order as in its files. */
export function ReportSheet({ report, title, own }: Props) {
  const { t } = useText();
  const local = useLocal();
  const { body } = report;
  return (
    <article className="report-sheet" lang="sv">
      <header className="report-sheet-head">
        <p className="muted">{local(body.county)} · {local(body.plan)}</p>
        <p className="report-sheet-title">{title}</p>
        <p>{local(body.about)}. {t.planWork.reports.asOf(formatDate(report.asOf))}.</p>
      </header>
      {body.sections.map((one) => (
        <section key={one.id} aria-labelledby={`section-${one.id}`}>
          <h2 id={`section-${one.id}`}>{local(one.title)}</h2>
          {own(one)}
          {one.blocks.map((block, place) => <Block key={place} block={block} />)}
        </section>
      ))}
    </article>
  );
}

/** The lead's own words, with its paragraphs. */
export function OwnWords({ text }: { text: string | null | undefined }) {
  const parts = (text ?? "").split(/\n\s*\n/).filter((one) => one.trim() !== "");
  return <>{parts.map((one, place) => <p key={place} className="report-own">{one}</p>)}</>;
}

function Block({ block }: { block: ReportBlock }) {
  const local = useLocal();
  switch (block.kind) {
    case "heading":
      return <h3>{local(block.text)}</h3>;
    case "paragraph":
      return <p>{local(block.text)}</p>;
    case "note":
      return <p className="small muted">{local(block.text)}</p>;
    case "list":
      return <ul>{block.items.map((one, place) => <li key={place}>{local(one)}</li>)}</ul>;
    case "table":
      return <TableBlock block={block} />;
  }
}

function TableBlock({ block }: { block: ReportBlock }) {
  const local = useLocal();
  return (
    <table className="table table-stacks report-table">
      {block.text && <caption>{local(block.text)}</caption>}
      <thead><tr>{block.columns.map((one, place) => <th key={place} scope="col" className={one.isNumber ? "number" : undefined}>{local(one.name)}</th>)}</tr></thead>
      <tbody>
        {block.rows.map((row, at) => (
          <tr key={at}>
            {row.cells.map((cell, place) => {
              const column = block.columns[place];
              if (place === 0) return <th key={place} scope="row">{local(cell)}</th>;
              return <td key={place} data-label={local(column?.name)} className={column?.isNumber ? "number" : undefined}>{local(cell)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
