import type { CostItem, CostStatement } from "@/api/types";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

/** What the source says of several items at once, beside what they come to. */
export function Statements({ statements, items }: { statements: readonly CostStatement[]; items: readonly CostItem[] }) {
  const { t } = useText();
  const words = t.costEdit.items;
  if (statements.length === 0) return null;
  return (
    <section className="items-statements">
      <h2>{words.statements}</h2>
      <p className="muted measure">{words.statementsBody}</p>
      <table className="table table-stacks" aria-label={words.statements}>
        <thead>
          <tr>{[words.what, words.statementSays, words.rowsSay, words.state, words.statementRows].map((one) => <th key={one} scope="col">{one}</th>)}</tr>
        </thead>
        <tbody>{statements.map((one) => <StatementRow key={one.id} statement={one} items={items} />)}</tbody>
      </table>
    </section>
  );
}

function StatementRow({ statement, items }: { statement: CostStatement; items: readonly CostItem[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.items;
  const about = statement.itemIds.map((id) => items.find((one) => one.id === id)).filter((one) => one !== undefined);
  return (
    <tr>
      <th scope="row">
        <span className="items-title">{local(statement.title)}</span>
        <span className="items-facts">{statement.code && <span>{statement.code}</span>}<span>{t.costEdit.terms.statementKind[statement.kind]}</span></span>
      </th>
      <td data-label={words.statementSays} className="cost-words">{rangeText(statement.amount, t, lang)}</td>
      <td data-label={words.rowsSay} className="cost-words">{statement.sum ? rangeText(statement.sum, t, lang) : "–"}</td>
      <td data-label={words.state}><Agreement agrees={statement.agrees} /></td>
      <td data-label={words.statementRows} className="small">
        {about.map((one, place) => <span key={one.id}>{place > 0 && ", "}<AppLink href={`/kostnader/poster/${one.id}`}>{one.code ?? local(one.title)}</AppLink></span>)}
      </td>
    </tr>
  );
}

/** A shape first, then the word. */
function Agreement({ agrees }: { agrees: boolean | null }) {
  const { t } = useText();
  const words = t.costEdit.items;
  if (agrees === null) return <span className="tag">? {words.unknown}</span>;
  return agrees ? <span className="tag" data-tone="accent">= {words.agrees}</span> : <span className="tag" data-tone="warning">≠ {words.disagrees}</span>;
}
