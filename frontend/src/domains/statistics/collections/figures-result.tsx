import type { FigureResult, FiguresResult, Indicator } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Message } from "@/ui/message";

type Props = { result: FiguresResult; indicators: readonly Indicator[] };

/** What the figures would do, the faulty ones first, each fault with its row and column. */
export function FiguresPreview({ result, indicators }: Props) {
  const { t, lang } = useText();
  const words = t.collections;
  const n = (value: number) => formatNumber(value, lang);
  const { counts } = result;
  const told = result.rows.filter((row) => row.effect !== "unchanged" || row.messages.length > 0);
  return (
    <section className="stack" aria-live="polite">
      <h3>{words.preview}</h3>
      <p>{words.previewCounts(n(counts.new), n(counts.changed), n(counts.unchanged), n(counts.faulty))}</p>
      {result.notes.map((note) => <p key={note} className="muted">{note}</p>)}
      {counts.faulty > 0 && <Message tone="danger">{words.fixFirst}</Message>}
      {counts.faulty === 0 && counts.new + counts.changed === 0 && <Message>{words.nothingNew}</Message>}
      {told.length > 0 && (
        <table className="table table-stacks">
          <thead>
            <tr><th scope="col">{words.row}</th><th scope="col">{words.what}</th><th scope="col" className="number">{words.then}</th><th scope="col" className="number">{words.value}</th><th scope="col">{words.effect}</th></tr>
          </thead>
          <tbody>{told.map((row) => <ResultRow key={row.row} row={row} indicators={indicators} />)}</tbody>
        </table>
      )}
      {result.rowsLeftOut > 0 && <p className="muted">{words.leftOut(n(result.rowsLeftOut))}</p>}
    </section>
  );
}

function ResultRow({ row, indicators }: { row: FigureResult; indicators: readonly Indicator[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.collections;
  const name = local(indicators.find((one) => one.id === row.indicatorId)?.name) || row.indicatorId;
  const number = (value: number | null) => (value === null ? "–" : formatNumber(value, lang));
  return (
    <tr>
      <td data-label={words.row}>{row.row}</td>
      <td data-label={words.what}>{[name, row.areaId, row.period, row.breakdown].filter(Boolean).join(", ")}</td>
      <td data-label={words.then} className="number">{number(row.previousValue)}</td>
      <td data-label={words.value} className="number">{number(row.value)}</td>
      <td data-label={words.effect}>
        {words.effects[row.effect]}
        {row.messages.map((one) => <span key={one.message} className={one.isWarning ? "figure-warning" : "field-error figure-fault"}>{one.column && `${words.column(one.column)}: `}{one.message}</span>)}
      </td>
    </tr>
  );
}
