import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { TextArea, TextField } from "@/ui/fields";
import { Message } from "@/ui/message";
import { ValuesTable } from "./index-card";
import { readPasted, type Pasted } from "./pasted";
import type { useTyped } from "./use-typed";

export type IndexTyped = { sv: string; en: string; publisher: string; base: string; url: string; note: string; values: string };

/** Whether the form can be sent: a name, a publisher, and only values that can be read. */
export function isIndexFaulty(fields: IndexTyped): boolean {
  const read = readPasted(fields.values);
  return !fields.sv.trim() || !fields.publisher.trim() || read.values.length === 0 || read.faults.length > 0;
}

export const indexBody = (fields: IndexTyped) => ({
  name: { sv: fields.sv.trim(), en: fields.en.trim() || null },
  publisher: fields.publisher.trim(),
  base: fields.base.trim() || null,
  url: fields.url.trim() || null,
  note: fields.note.trim() || null,
  values: readPasted(fields.values).values,
});

/** A series: what it is called, where it comes from, and its values as they are pasted, shown back as they are read. */
export function IndexFields({ typed }: { typed: ReturnType<typeof useTyped<IndexTyped>> }) {
  const { t } = useText();
  const words = t.costEdit.prices;
  const { fields, change, at, tried } = typed;
  const read = readPasted(fields.values);
  const lacking = (text: string, fault: string) => (tried && !text.trim() ? fault : undefined);
  return (
    <div className="index-fields">
      <div className="stack">
        <TextField label={words.indexName} help={words.indexNameHelp} maxLength={300} error={at("name") ?? lacking(fields.sv, words.nameNeeded)} value={fields.sv} onChange={(event) => change({ sv: event.target.value })} />
        <TextField label={words.roleNameEn} maxLength={300} lang="en" value={fields.en} onChange={(event) => change({ en: event.target.value })} />
        <div className="form-pairs">
          <TextField label={words.publisher} help={words.publisherHelp} maxLength={200} error={at("publisher") ?? lacking(fields.publisher, words.publisherNeeded)} value={fields.publisher} onChange={(event) => change({ publisher: event.target.value })} />
          <TextField label={words.base} help={words.baseHelp} maxLength={100} error={at("base")} value={fields.base} onChange={(event) => change({ base: event.target.value })} />
        </div>
        <TextField label={words.url} help={words.urlHelp} type="url" maxLength={500} error={at("url")} value={fields.url} onChange={(event) => change({ url: event.target.value })} />
        <TextArea label={words.note} maxLength={2000} error={at("note")} value={fields.note} onChange={(event) => change({ note: event.target.value })} />
      </div>
      <div className="stack">
        <TextArea label={words.pasted} help={words.pastedHelp} rows={8} className="values-input" error={at("values") ?? lacking(fields.values, words.valuesNeeded)} value={fields.values} onChange={(event) => change({ values: event.target.value })} />
        {fields.values.trim() && <ReadBack read={read} />}
      </div>
    </div>
  );
}

/** What was pasted, as it was read; nothing is guessed and nothing passed over in silence. */
function ReadBack({ read }: { read: Pasted }) {
  const { t, lang } = useText();
  const words = t.costEdit.prices;
  const first = read.values[0]?.year;
  const last = read.values.at(-1)?.year;
  return (
    <section className="stack-tight" aria-label={words.readBack}>
      <h4>{words.readBack}</h4>
      <p role="status">{first !== undefined && words.readCount(formatNumber(read.values.length, lang), String(first), String(last))}</p>
      {read.faults.length > 0 && (
        <Message tone="danger">
          {read.faults.map((one) => <p key={one.line}>{one.why === "twice" ? words.lineTwice(String(one.line), one.text) : words.lineWrong(String(one.line), one.text)}</p>)}
        </Message>
      )}
      {(read.gaps.length > 0 || read.steep.length > 0) && (
        <Message tone="warning">
          {read.gaps.length > 0 && <p>{words.gaps(read.gaps.join(", "))}</p>}
          {read.steep.map((year) => <p key={year}>{words.lineSteep(String(year))}</p>)}
        </Message>
      )}
      {read.values.length > 0 && <ValuesTable values={read.values} label={words.readBack} />}
    </section>
  );
}
