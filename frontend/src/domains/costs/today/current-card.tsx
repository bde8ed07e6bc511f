import type { CurrentCosts } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { RangeBars, type RangeRow } from "@/ui/charts/range-bars";
import { useFigureWords } from "./figure-words";
import type { FigureGroup } from "./figures";

type Props = { group: FigureGroup; largest: number; sources: CurrentCosts["sources"] };

/** What one indicator says of today: amounts as bars, numbers as a table, each with its source and caution. */
export function CurrentCard({ group, largest, sources }: Props) {
  const { t } = useText();
  const local = useLocal();
  const say = useFigureWords(group);
  const name = local(group.name);
  const periods = [...new Set(group.figures.map((one) => one.period))];
  const cautions = [...new Set(group.figures.flatMap((one) => local(one.caution) || []))];
  const table = <FigureTable group={group} sources={sources} />;
  if (!group.isMoney) {
    return (
      <section className="card keep">
        <h2>{name}</h2>
        {table}
        {cautions.map((one) => <p key={one} className="small muted">{one}</p>)}
      </section>
    );
  }
  const rows = group.figures.map((one, index): RangeRow => ({
    key: String(index),
    label: say.label(one),
    low: one.isWithheld ? null : one.value,
    high: one.valueTo ?? one.value,
    isOpen: one.qualifier === "at_least" || one.qualifier === "more_than",
    isAbout: one.qualifier === "about" || one.qualifier === "less_than",
    text: say.text(one),
  }));
  return (
    <ChartFrame heading={name} kicker={periods.join(", ")} chart={<RangeBars label={`${name}, ${periods.join(", ")}`} rows={rows} largest={largest} />} table={table}>
      {cautions.map((one) => <p key={one}>{one}</p>)}
      <p>{t.common.source.heading}: {documentsOf(group, sources).map((one) => local(one)).join(", ")}</p>
    </ChartFrame>
  );
}

function documentsOf(group: FigureGroup, sources: CurrentCosts["sources"]) {
  const places = sources.places.filter((place) => group.figures.some((one) => one.sourcePlaceId === place.id));
  return sources.documents.filter((one) => places.some((place) => place.documentId === one.id)).map((one) => one.title);
}

function FigureTable({ group, sources }: { group: FigureGroup; sources: CurrentCosts["sources"] }) {
  const { t } = useText();
  const local = useLocal();
  const say = useFigureWords(group);
  const words = t.costs.today;
  return (
    <table className="table table-stacks">
      <caption className="sr-only">{local(group.name)}</caption>
      <thead><tr><th scope="col">{words.figure}</th><th scope="col">{words.period}</th><th scope="col" className="number">{group.isMoney ? words.value : local(group.unit)}</th><th scope="col">{t.common.source.heading}</th></tr></thead>
      <tbody>
        {group.figures.map((one, index) => {
          const place = sources.places.find((known) => known.id === one.sourcePlaceId);
          return (
            <tr key={index}>
              <th scope="row">{say.label(one)}</th>
              <td data-label={words.period}>{one.period}</td>
              <td className="number" data-label={group.isMoney ? words.value : local(group.unit)}>{say.text(one)}</td>
              <td data-label={t.common.source.heading}>{place && <AppLink href={`/kallor/${place.documentId}`}>{placeText(place, t) || place.documentTitle}</AppLink>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
