import type { CostSharing, SharedCost } from "@/api/types";
import { differenceText, rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";

type Props = { sharing: CostSharing; organisationId?: string };

/** What each would pay, beside what the plan says; with one of them in focus, said in a sentence first. */
export function SharingTable({ sharing, organisationId }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.principals.sharing;
  const own = sharing.organisations.find((one) => one.organisationId === organisationId);
  const { unallocated, population } = sharing;
  return (
    <>
      {own && <p className="strong">{sentence(own)}</p>}
      <p>{local(sharing.text)}</p>
      <table className="table table-stacks">
        <caption className="sr-only">{words.heading}</caption>
        <thead>
          <tr>
            <th scope="col">{words.principal}</th>
            <th scope="col" className="number">{words.percent}</th>
            <th scope="col" className="number">{words.shared}</th>
            <th scope="col" className="number">{words.stated}</th>
            <th scope="col" className="number">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {sharing.organisations.map((one) => (
            <tr key={one.organisationId} data-own={one.organisationId === organisationId || undefined}>
              <th scope="row">{local(one.name)}</th>
              <td className="number" data-label={words.percent}>{one.percent === null ? words.outside : percent(one.percent)}</td>
              <td className="number" data-label={words.shared}>{rangeText(one.shared, t, lang)}</td>
              <td className="number" data-label={words.stated}>{rangeText(one.stated, t, lang)}</td>
              <td className="number" data-label={words.difference}>{differenceText(one.difference.low, one.difference.high, t, lang)}</td>
            </tr>
          ))}
          {(unallocated.stated.high ?? 0) > 0 && (
            <tr>
              <th scope="row">{words.nobody}</th>
              <td className="number" data-label={words.percent}>{words.outside}</td>
              <td className="number" data-label={words.shared}>{rangeText(unallocated.shared, t, lang)}</td>
              <td className="number" data-label={words.stated}>{rangeText(unallocated.stated, t, lang)}</td>
              <td className="number" data-label={words.difference} />
            </tr>
          )}
        </tbody>
      </table>
      {population && <p className="small muted">{words.source(population.period)}</p>}
    </>
  );

  function percent(value: number): string {
    const text = formatNumber(Math.round(value * 10) / 10, lang);
    return lang === "en" ? `${text}%` : `${text}\u2009%`;
  }

  function sentence(one: SharedCost): string {
    const name = local(one.name);
    const shared = rangeText(one.shared, t, lang);
    return one.stated.high === 0 ? words.wouldFirst(name, shared) : words.would(name, shared, rangeText(one.stated, t, lang));
  }
}
