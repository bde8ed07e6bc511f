import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ChangeEvent } from "react";
import { callAddress } from "@/api/client";
import { ErrorNotice } from "@/api/query-state";
import type { FigureForm } from "@/api/types";
import { useCounty } from "@/api/county";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/fields";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { indicatorsQuery } from "../queries";
import { FiguresPreview } from "./figures-result";
import { sendFile } from "./queries";

/** The form as a spreadsheet: take it home, fill it in, see what would change, and only then save. */
export function FilePanel({ form }: { form: FigureForm }) {
  const { t } = useText();
  const words = t.collections;
  const { collection, organisation } = form;
  const indicators = useQuery({ ...indicatorsQuery(useCounty()?.id ?? ""), enabled: useCounty() !== undefined }).data ?? [];
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const correcting = collection.status === "published";
  const rehearse = useMutation({ mutationFn: (chosen: File) => sendFile(collection.id, organisation.id, chosen, true, reason.trim() || null) });
  const write = useMutation({
    mutationFn: (chosen: File) => sendFile(collection.id, organisation.id, chosen, false, reason.trim() || null),
    onSuccess: async () => {
      announce(words.written);
      setFile(null);
      rehearse.reset();
      await cache.invalidateQueries();
    },
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0] ?? null;
    event.target.value = ""; // the same file can be chosen again after it was mended
    setFile(chosen);
    write.reset();
    if (chosen) rehearse.mutate(chosen);
  };
  const template = (format: string) => callAddress(`/collections/${collection.id}/form`, { organisation: organisation.id, format });
  const ready = rehearse.data && rehearse.data.counts.faulty === 0 && rehearse.data.counts.new + rehearse.data.counts.changed > 0;
  return (
    <details className="card file-panel">
      <summary>{words.file}</summary>
      <div className="stack">
        <p className="measure">{words.fileBody}</p>
        <p className="row">
          <a href={template("xlsx")} download>{words.template}</a>
          <a href={template("csv")} download>{words.templateCsv}</a>
        </p>
        <label className="field measure">
          <span className="field-label">{words.choose}</span>
          <input type="file" accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" onChange={choose} />
        </label>
        {rehearse.isPending && <Message live>{words.checking}</Message>}
        {(rehearse.error ?? write.error) && <ErrorNotice error={rehearse.error ?? write.error} heading={t.common.error.saveHeading} />}
        {file && rehearse.data && <FiguresPreview result={rehearse.data} indicators={indicators} />}
        {file && ready && correcting && <TextArea label={words.correctReason} help={words.reasonNeeded} value={reason} onChange={(event) => setReason(event.target.value)} />}
        {file && ready && <div><Button disabled={write.isPending || (correcting && reason.trim() === "")} onClick={() => write.mutate(file)}>{words.write}</Button></div>}
      </div>
    </details>
  );
}
