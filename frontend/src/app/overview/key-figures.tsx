import type { Comparison, CountyFindingList, GapList, Matrix, Round } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { DownIcon, UpIcon } from "@/ui/icons";
import { CostFigure } from "./cost-figure";
import { everywhere } from "./everywhere";
import { Figure } from "./figure";
import { PlanFigures } from "./plan-figures";

type Props = { county: string; matrix?: Matrix; gaps?: GapList; findings?: CountyFindingList; comparison?: Comparison; before?: Round };

/** The county in a few figures, each leading to the page that explains it. */
export function KeyFigures({ county, matrix, gaps, findings, comparison, before }: Props) {
  return (
    <ul className="key-figures plain-list">
      <EverywhereFigure matrix={matrix} />
      <LackingFigure gaps={gaps} />
      {before && <ChangeFigure comparison={comparison} before={before} />}
      <PlanFigures county={county} />
      <CostFigure county={county} />
      <FindingsFigure findings={findings} />
    </ul>
  );
}

function EverywhereFigure({ matrix }: { matrix?: Matrix }) {
  const { t, lang } = useText();
  const counts = matrix && everywhere(matrix);
  return (
    <Figure
      href="/gap/matris"
      value={counts && formatNumber(counts.everywhere, lang)}
      words={t.overview.everywhere}
      note={counts && <>{t.overview.everywhereOf(formatNumber(counts.asked, lang))}<br />{t.overview.nowhere(formatNumber(counts.nowhere, lang))}</>}
    />
  );
}

function LackingFigure({ gaps }: { gaps?: GapList }) {
  const { t, lang } = useText();
  return (
    <Figure
      href="/gap/luckor"
      value={gaps && formatNumber(gaps.totals.methods, lang)}
      words={t.overview.lacking}
      note={gaps && t.overview.lackingCells(formatNumber(gaps.totals.lackingCells, lang))}
    />
  );
}

function ChangeFigure({ comparison, before }: { comparison?: Comparison; before: Round }) {
  const { t, lang } = useText();
  const totals = comparison?.totals[0];
  const n = (value: number) => formatNumber(value, lang);
  const value = totals && (
    <span className="key-figure-changes">
      <span className="is-better"><UpIcon /> {t.overview.improved(n(totals.improved))}</span>
      <span className="is-worse"><DownIcon /> {t.overview.worsened(n(totals.worsened))}</span>
    </span>
  );
  return (
    <Figure
      href={`/gap/jamfor?round=${before.id}${comparison ? `&round=${comparison.rounds.at(-1)?.id ?? ""}` : ""}`}
      value={value}
      words={t.overview.change(String(before.year))}
      note={totals && t.overview.notComparable(n(totals.notComparable))}
    />
  );
}

function FindingsFigure({ findings }: { findings?: CountyFindingList }) {
  const { t, lang } = useText();
  const count = findings?._meta.totalRecords;
  return (
    <Figure
      href="/avstamning"
      value={count !== undefined && formatNumber(count, lang)}
      words={count === 0 ? t.overview.findingsNone : t.overview.findings}
      note={t.overview.findingsBody}
    />
  );
}
