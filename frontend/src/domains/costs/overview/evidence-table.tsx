import { useQuery } from "@tanstack/react-query";
import type { CostItem, CostSummary, SummedItem } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { TABLE_FROM_PX, useWideScreen } from "@/ui/use-media";
import { Unbroken } from "@/ui/unbroken";
import { planItemsQuery } from "../queries";
import { frequencyText } from "../words";

/** Every item of the sum with what it rests on: assumption, confidence and source. On a phone it is folded. */
export function EvidenceTable({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const entered = useQuery(planItemsQuery(summary.plan.id)).data ?? [];
  const wide = useWideScreen(TABLE_FROM_PX);
  const words = t.costs.evidence;
  if (summary.items.length === 0) return null;
  return (
    <details className="card evidence" open={wide || undefined}>
      <summary><h2>{words.heading}</h2> <span className="muted">{words.count(formatNumber(summary.items.length, lang))}</span></summary>
      <table className="table table-stacks">
        <caption className="sr-only">{words.body}</caption>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col" className="number">{words.amount}</th>
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
      <p><AppLink href="/kostnader/poster">{t.costs.toItems}</AppLink></p>
    </details>
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
      <td className="number" data-label={words.amount}>
        <Unbroken text={rangeText(item.perTime, t, lang)} />
        {used && <span className="small block muted">{frequencyText(used, t, lang)}</span>}
      </td>
      <td className="number" data-label={words.annual}><Unbroken text={rangeText(item.annual, t, lang)} /></td>
      <td data-label={words.assumption}>{used?.assumption ?? <span className="muted">{words.none}</span>}</td>
      <td data-label={words.confidence}>{used && t.costTerms.confidence[used.confidence]}</td>
      <td data-label={words.source}>{place ? <AppLink href={`/kallor/${place.documentId}`}>{placeText(place, t) || place.documentTitle}</AppLink> : <span className="muted">{t.common.source.none}</span>}</td>
    </tr>
  );
}
