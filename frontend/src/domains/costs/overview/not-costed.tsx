import type { CostSummary, NotSummedItem } from "@/api/types";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { notCostedCount } from "../words";

/** What nobody has costed, with why, as loud as what is costed; and activities that nobody has entered a cost for. */
export function NotCosted({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.notCosted;
  const { notSummed, activitiesWithoutItems } = summary;
  if (notSummed.length === 0 && activitiesWithoutItems.length === 0) return <section className="card" id="ej-beraknat"><p>{words.none}</p></section>;
  return (
    <section className="card not-costed" id="ej-beraknat" aria-labelledby="ej-beraknat-rubrik">
      <h2 id="ej-beraknat-rubrik">{words.heading}</h2>
      {notSummed.length > 0 && (
        <>
          <p className="strong">{notCostedCount(notSummed.length, t, lang)}</p>
          <ul className="plain-list not-costed-list">{notSummed.map((one) => <Item key={one.id} one={one} />)}</ul>
        </>
      )}
      {activitiesWithoutItems.length > 0 && (
        <>
          <h3>{words.without}</h3>
          <p className="small">{words.withoutBody}</p>
          <ul className="plain-list not-costed-list">
            {activitiesWithoutItems.map((one) => <li key={one.id}>{one.code} {local(one.title)}</li>)}
          </ul>
        </>
      )}
    </section>
  );
}

/** A price without a quantity stays a price: it is shown, and not added. */
function Item({ one }: { one: NotSummedItem }) {
  const { t, lang } = useText();
  const local = useLocal();
  return (
    <li>
      <AppLink href={`/kostnader/poster/${one.id}`}>{local(one.title)}</AppLink>
      <span className="small">{t.costTerms.unsummed[one.reason]}</span>
      {one.priceEach && <span className="small strong">{rangeText(one.priceEach, t, lang, "exact")} {t.costTerms.unit[one.unit]}</span>}
    </li>
  );
}
