import type { CostSummary } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Message } from "@/ui/message";

/** Which index the amounts are converted with, its values and where they come from; nothing when they are as entered. */
export function PriceNote({ prices }: { prices: CostSummary["prices"] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.prices;
  const { index, year } = prices;
  if (!index || year === null) return null;
  const values = index.values.map((one) => `${one.year}: ${formatNumber(one.value, lang)}`).join(", ");
  return (
    <Message heading={words.heading}>
      <p>{words.said(String(year), local(index.name))}</p>
      <p className="small">
        {index.base ? words.by(index.publisher, index.base) : index.publisher}. {words.values} {values}.{" "}
        {index.url && <a href={index.url}>{words.source}</a>}
      </p>
    </Message>
  );
}
