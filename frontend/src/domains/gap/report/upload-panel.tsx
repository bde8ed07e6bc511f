import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ChangeEvent } from "react";
import { callAddress } from "@/api/client";
import { ErrorNotice } from "@/api/query-state";
import type { UploadResult, UploadRow } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { StatusLabel } from "../status-symbol";
import { columnQuery, uploadColumn } from "./queries";

type Props = { roundId: string; organisationId: string };

/** The same form as a spreadsheet: take it home, fill it in, see what would change, and only then save. */
export function UploadPanel({ roundId, organisationId }: Props) {
  const { t } = useText();
  const words = t.report;
  const path = `/gap-rounds/${roundId}/columns/${organisationId}`;
  const [file, setFile] = useState<File | null>(null);
  const cache = useQueryClient();
  const rehearse = useMutation({ mutationFn: (chosen: File) => uploadColumn(roundId, organisationId, chosen, true) });
  const write = useMutation({
    mutationFn: (chosen: File) => uploadColumn(roundId, organisationId, chosen, false),
    onSuccess: async () => {
      announce(words.written);
      setFile(null);
      rehearse.reset();
      await cache.invalidateQueries({ queryKey: columnQuery(roundId, organisationId).queryKey });
    },
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0] ?? null;
    event.target.value = ""; // the same file can be chosen again after it was mended
    setFile(chosen);
    write.reset();
    if (chosen) rehearse.mutate(chosen);
  };
  return (
    <details className="card upload">
      <summary>{words.upload}</summary>
      <div className="stack">
        <p className="measure">{words.uploadBody}</p>
        <p className="row">
          <a href={callAddress(path, { format: "xlsx" })} download>{words.template}</a>
          <a href={callAddress(path, { format: "csv" })} download>{words.templateCsv}</a>
        </p>
        <label className="field measure">
          <span className="field-label">{words.choose}</span>
          <input type="file" accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={choose} />
        </label>
        {rehearse.isPending && <Message live>{words.checking}</Message>}
        {(rehearse.error ?? write.error) && <ErrorNotice error={rehearse.error ?? write.error} heading={t.common.error.saveHeading} />}
        {file && rehearse.data && <Preview result={rehearse.data} busy={write.isPending} onWrite={() => write.mutate(file)} />}
      </div>
    </details>
  );
}

function Preview({ result, busy, onWrite }: { result: UploadResult; busy: boolean; onWrite: () => void }) {
  const { t, lang } = useText();
  const words = t.report;
  const n = (value: number) => formatNumber(value, lang);
  const { counts } = result;
  const faulty = counts.faulty > 0;
  const order: UploadRow["effect"][] = ["faulty", "changed", "new", "unchanged"];
  const rows = result.rows.toSorted((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
  return (
    <section className="stack" aria-live="polite">
      <h3>{words.preview}</h3>
      <p>{words.previewCounts(n(counts.new), n(counts.changed), n(counts.unchanged), n(counts.faulty))}</p>
      {faulty && <Message tone="danger">{words.fixFirst}</Message>}
      <table className="table table-stacks">
        <thead><tr><th scope="col">{words.row}</th><th scope="col">{t.gap.matrix.method}</th><th scope="col">{t.gap.filters.status}</th><th scope="col">{words.effect}</th></tr></thead>
        <tbody>
          {rows.filter((row) => row.effect !== "unchanged").map((row) => (
            <tr key={row.row}>
              <td data-label={words.row}>{row.row}</td>
              <td data-label={t.gap.matrix.method}>{row.label}</td>
              <td data-label={t.gap.filters.status}>{row.status ? <StatusLabel status={row.status} /> : "–"}</td>
              <td data-label={words.effect}>{words.effects[row.effect]}{row.messages.map((one) => <span key={one.message} className="field-error upload-fault">{one.message}</span>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!faulty && counts.new + counts.changed > 0 && <div><Button onClick={onWrite} disabled={busy}>{words.write}</Button></div>}
    </section>
  );
}
