import { useQuery } from "@tanstack/react-query";
import type { CostSummary, PriceIndex } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { SelectField } from "@/ui/fields";
import { indexesQuery } from "./queries";
import type { CostView } from "./use-cost-view";

type Props = { view: CostView; prices: CostSummary["prices"] };

/** Prices as entered, or of a year that the index has a value for. With several indexes, which of them. */
export function PriceField({ view, prices }: Props) {
  const { t } = useText();
  const local = useLocal();
  const indexes = useQuery(indexesQuery).data ?? [];
  const { choice, change } = view;
  const words = t.costs.choices;
  const used = indexes.find((one) => one.id === (choice.index ?? prices.index?.id)) ?? indexes[0];
  const asEntered = { value: "", label: prices.entered.length > 0 ? words.priceEnteredOf(prices.entered.join(", ")) : words.priceEntered };
  const options = [asEntered, ...(used ? yearsOf(used) : []).map((year) => ({ value: String(year), label: words.priceOf(String(year)) }))];
  return (
    <>
      <SelectField label={words.price} value={String(choice.priceYear ?? "")} options={options} onChange={(event) => change({ priceYear: event.target.value || null, index: event.target.value ? (used?.id ?? null) : null })} />
      {indexes.length > 1 && choice.priceYear !== null && (
        <SelectField label={words.index} value={used?.id ?? ""} options={indexes.map((one) => ({ value: one.id, label: local(one.name) }))} onChange={(event) => change({ index: event.target.value })} />
      )}
    </>
  );
}

const yearsOf = (index: PriceIndex) => index.values.map((one) => one.year).toSorted((a, b) => b - a);
