import type { FigureForm, FigureFormRow } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { periodText } from "../figures/period-words";
import { canType, rowKey, toSend, typedText, type FigureDraft } from "./figure-draft";
import { SendDialog } from "./send-dialog";
import { useFigureDraft } from "./use-figure-draft";

/** The expected figures, under their indicators, with the period before as a hint. */
export function TypedForm({ form }: { form: FigureForm }) {
  const { t, lang } = useText();
  const words = t.collections;
  const state = useFigureDraft(form);
  const { inputs, unreadable } = toSend(form.rows, state.draft);
  const typed = form.rows.filter(canType);
  const filled = typed.filter((row) => (state.draft[rowKey(row)] ?? typedText(row, t)).trim() !== "").length;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <section>
      <h2>{words.form}</h2>
      <p className="muted">{words.valueHelp}</p>
      {typed.length < form.rows.length && <p className="muted">{words.onlyInFile}</p>}
      {byIndicator(typed).map((rows) => (
        <IndicatorRows key={rows[0]?.indicatorId} rows={rows} draft={state.draft} unreadable={unreadable} editable={form.isEditable} onType={state.type} />
      ))}
      {form.isEditable && (
        <div className="figures-bar">
          <span className="strong">{words.progress(n(filled), n(typed.length))}</span>
          <span role="status" className="muted">{state.unsaved === 0 ? words.allSaved : state.unsaved === 1 ? words.unsavedOne : words.unsaved(n(state.unsaved))}</span>
          <SendDialog form={form} inputs={inputs} disabled={inputs.length === 0 || unreadable.length > 0} onSaved={state.clear}>
            {state.unsaved > 0 && <Button variant="tertiary" onClick={state.clear}>{t.report.discard}</Button>}
          </SendDialog>
        </div>
      )}
    </section>
  );
}

function byIndicator(rows: readonly FigureFormRow[]): FigureFormRow[][] {
  const groups = new Map<string, FigureFormRow[]>();
  for (const row of rows) groups.set(row.indicatorId, [...(groups.get(row.indicatorId) ?? []), row]);
  return [...groups.values()];
}

type RowsProps = { rows: FigureFormRow[]; draft: FigureDraft; unreadable: readonly string[]; editable: boolean; onType: (row: FigureFormRow, text: string) => void };

function IndicatorRows({ rows, draft, unreadable, editable, onType }: RowsProps) {
  const local = useLocal();
  return (
    <div className="figure-group">
      <h3>{local(rows[0]?.indicatorName)}</h3>
      {rows.map((row) => <FigureRow key={rowKey(row)} row={row} text={draft[rowKey(row)]} fault={unreadable.includes(rowKey(row))} editable={editable} onType={(text) => onType(row, text)} />)}
    </div>
  );
}

type RowProps = { row: FigureFormRow; text: string | undefined; fault: boolean; editable: boolean; onType: (text: string) => void };

function FigureRow({ row, text, fault, editable, onType }: RowProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.collections;
  const place = [local(row.breakdownName), local(row.areaName), periodText(row.period, t)].filter(Boolean).join(", ");
  const before = row.previousValue === null ? words.noBefore : words.before(row.previousPeriod ? periodText(row.previousPeriod, t) : words.then, formatNumber(row.previousValue, lang));
  return (
    <div className="figure-row">
      <p>{place}<br /><span className="small muted">{before}</span></p>
      <span className="figure-input">
        <input
          type="text"
          inputMode="text"
          aria-label={words.valueFor(local(row.indicatorName), place)}
          aria-invalid={fault || undefined}
          data-unsaved={text !== undefined || undefined}
          disabled={!editable}
          value={text ?? typedText(row, t)}
          onChange={(event) => onType(event.target.value)}
        />
        <span className="small">{local(row.unit)}</span>
      </span>
      {fault && <p className="field-error" role="alert">{words.unreadable}</p>}
    </div>
  );
}
