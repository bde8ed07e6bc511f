import type { CountyDocumentImport, ImportItem, ImportSection } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { sectionName } from "./section-name";

/** What a file would do, part by part; conflicts stand first. */
export function ImportDifference({ found }: { found: CountyDocumentImport }) {
  const { t, lang } = useText();
  const words = t.documents;
  const n = (value: number) => formatNumber(value, lang);
  const { counts } = found;
  const differing = found.sections.filter((one) => one.items.length > 0);
  return (
    <div className="stack" aria-live="polite">
      <h3>{words.difference}</h3>
      <p>{words.summary(n(counts.new), n(counts.changed), n(counts.unchanged), n(counts.conflicting))}</p>
      {counts.onlyHere > 0 && <p className="muted">{words.onlyHere(n(counts.onlyHere))}</p>}
      {differing.length === 0 && <p>{words.nothing}</p>}
      {differing.map((one) => <Section key={one.name} section={one} />)}
    </div>
  );
}

function Section({ section }: { section: ImportSection }) {
  const { t, lang } = useText();
  const words = t.documents;
  const n = (value: number) => formatNumber(value, lang);
  const { counts } = section;
  return (
    <details open={counts.changed + counts.conflicting > 0}>
      <summary><span className="strong">{sectionName(t, section.name)}</span> <span className="muted">{words.counts(n(counts.new), n(counts.changed), n(counts.conflicting))}</span></summary>
      <table className="table table-stacks">
        <thead><tr><th scope="col">{words.what}</th><th scope="col">{words.how}</th></tr></thead>
        <tbody>{section.items.map((item) => <Row key={item.id} item={item} />)}</tbody>
      </table>
      {section.itemsLeftOut > 0 && <p className="muted">{words.more(n(section.itemsLeftOut))}</p>}
    </details>
  );
}

function Row({ item }: { item: ImportItem }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.documents;
  return (
    <tr>
      <th scope="row" className="county-file-id">{item.id}</th>
      <td data-label={words.how}>
        <div className="stack-tight">
          <span><span className="tag">{words.outcome[item.outcome]}</span> {item.words && local(item.words)}</span>
          {item.changes.map((one) => <span key={one.field} className="county-file-change">{words.change(one.field, told(one.before, words.empty), told(one.after, words.empty))}</span>)}
        </div>
      </td>
    </tr>
  );
}

/** A value as people read it: texts as they are, and nothing as a word. */
function told(value: unknown, empty: string): string {
  if (value === null || value === undefined) return empty;
  return typeof value === "string" ? `”${value}”` : JSON.stringify(value);
}
