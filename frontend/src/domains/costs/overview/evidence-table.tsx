import { useQuery } from "@tanstack/react-query";
import type { CostItem, CostSummary, SummedItem } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { planItemsQuery } from "../queries";
import { frequencyText } from "../words";

/** Every item of the sum with what it rests on: how often, assumption, confidence and source. */
export function EvidenceTable({ summary }: { summary: CostSummary }) {
  const { t } = useText();
  const entered = useQuery(planItemsQuery(summary.plan.id)).data ?? [];
  const words = t.costs.evidence;
  if (summary.items.length === 0) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{words.heading}</h2>
        <AppLink href="/kostnader/poster">{t.costs.toItems}</AppLink>
      </div>
      <table className="table table-stacks">
        <caption className="sr-only">{words.body}</caption>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col" className="number">{words.each}</th>
            <th scope="col">{words.often}</th>
            <th scope="col" className="number">{words.annual}</th>
            <th scope="col">{words.assumption}</th>
            <th scope="col">{words.confidence}</th>
            <th scope="col">{words.source}</th>
          </tr>
        </thead>
        <tbody>
          {summary.items.map((item) => <Row key={item.id} item={item} entered={entered} summary={summary} />)}
        </tbody>
      </table>
    </section>
  );
}

type RowProps = { item: SummedItem; entered: readonly CostItem[]; summary: CostSummary };

function Row({ item, entered, summary }: RowProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.evidence;
  const used = entered.find((one) => one.id === (item.chosenAlternativeId ?? item.id));
  const place = summary.sources.places.find((one) => one.id === item.sourcePlaceId);
  return (
    <tr>
      <th scope="row">
        <AppLink href={`/kostnader/poster/${item.id}`}>{local(item.title)}</AppLink>
        {item.chosenAlternativeId && used && <span className="small block">{words.instead(local(used.title))}</span>}
        {used?.optional && <span className="small block">{t.costTerms.optional}</span>}
      </th>
      <td className="number" data-label={words.each}>{rangeText(item.perTime, t, lang)}</td>
      <td data-label={words.often}>{used ? frequencyText(used, t, lang) : ""}</td>
      <td className="number" data-label={words.annual}>{rangeText(item.annual, t, lang)}</td>
      <td data-label={words.assumption}>{used?.assumption ?? <span className="muted">{words.none}</span>}</td>
      <td data-label={words.confidence}>{used && t.costTerms.confidence[used.confidence]}</td>
      <td data-label={words.source}>{place ? <AppLink href={`/kallor/${place.documentId}`}>{placeText(place, t) || place.documentTitle}</AppLink> : <span className="muted">{t.common.source.none}</span>}</td>
    </tr>
  );
}
