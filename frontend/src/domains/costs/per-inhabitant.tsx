import { useQuery } from "@tanstack/react-query";
import type { CostSum } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CostFigure } from "./cost-figure";
import { indicatorQuery } from "./queries";
import { eachText } from "./words";

type Props = { each: NonNullable<CostSum["perInhabitant"]>; isOpen: boolean };

/** The average year for each inhabitant, with whom and when they were counted. */
export function PerInhabitant({ each, isOpen }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const counted = useQuery(indicatorQuery(each.indicatorId)).data;
  const words = t.costs.figures;
  const note = words.perInhabitantNote(local(counted?.name) || words.inhabitants, formatNumber(each.population, lang), each.period);
  return <CostFigure value={eachText(each, isOpen, t, lang)} words={words.perInhabitant} note={note} />;
}
