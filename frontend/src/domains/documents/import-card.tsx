import { useState, type ChangeEvent } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { OnConflict } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { ImportDifference } from "./import-difference";
import { useImport, useTry } from "./queries";

const CHOICES: readonly OnConflict[] = ["stop", "skip", "update"];

/** A file is tried first; what it would do is shown, and only then is it read in. */
export function ImportCard() {
  const { t, lang } = useText();
  const words = t.documents;
  const [file, setFile] = useState<File | null>(null);
  const [onConflict, setOnConflict] = useState<OnConflict>("stop");
  const rehearse = useTry();
  const write = useImport();
  const judge = (chosen: File, wanted: OnConflict) => {
    write.reset();
    rehearse.mutate({ file: chosen, onConflict: wanted });
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0] ?? null;
    event.target.value = ""; // the same file can be chosen again
    setFile(chosen);
    if (chosen) judge(chosen, onConflict);
  };
  const decide = (wanted: OnConflict) => {
    setOnConflict(wanted);
    if (file) judge(file, wanted);
  };
  const bring = () => file && write.mutate({ file, onConflict }, { onSuccess: (found) => announce(words.done(formatNumber(found.written, lang))) });
  const found = write.data ? undefined : rehearse.data;
  const differs = found !== undefined && found.counts.changed + found.counts.conflicting > 0;
  return (
    <section className="card stack">
      <h2>{words.bring}</h2>
      <p className="measure">{words.bringBody}</p>
      <label className="field measure">
        <span className="field-label">{words.choose}</span>
        <input type="file" accept=".json,application/json" onChange={choose} />
        {file && <span className="small muted">{file.name}</span>}
      </label>
      {rehearse.isPending && <Message live>{words.checking}</Message>}
      {write.isPending && <Message live>{words.writing}</Message>}
      {(rehearse.error ?? write.error) && <ErrorNotice error={rehearse.error ?? write.error} heading={t.common.error.saveHeading} />}
      {found && <ImportDifference found={found} />}
      {differs && (
        <fieldset className="stack-tight">
          <legend>{words.choice}</legend>
          {CHOICES.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="on-conflict" checked={onConflict === one} onChange={() => decide(one)} />
              <span>{words.choices[one]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {found?.stops && <Message tone="warning">{onConflict === "update" ? words.stopsForever : words.stops}</Message>}
      {found && !found.stops && found.written > 0 && (
        <p className="row"><Button onClick={bring} disabled={write.isPending}>{words.write}</Button><span>{words.would(formatNumber(found.written, lang))}</span></p>
      )}
      {write.data && <Message tone="success" live>{words.done(formatNumber(write.data.written, lang))}</Message>}
    </section>
  );
}
