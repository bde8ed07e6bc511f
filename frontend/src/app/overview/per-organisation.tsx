import type { Matrix } from "@/api/types";
import { formatNumber, formatShare } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

/** One bar per organisation, within its block: the two blocks were asked different questions. */
export function PerOrganisation({ matrix }: { matrix: Matrix }) {
  const { t } = useText();
  return (
    <div className="stack">
      {(["municipalities", "region"] as const).map((block) => <Block key={block} matrix={matrix} block={block} />)}
      <p className="small muted">{t.overview.perOrganisationNote}</p>
    </div>
  );
}

function Block({ matrix, block }: { matrix: Matrix; block: "municipalities" | "region" }) {
  const { t, lang } = useText();
  const local = useLocal();
  const organisations = matrix.organisations.filter((one) => one.block === block);
  if (organisations.length === 0) return null;
  return (
    <table className="bars">
      <caption>{t.terms.block[block]}</caption>
      <tbody>
        {organisations.map((one) => (
          <tr key={one.id}>
            <th scope="row"><AppLink href={`/gap/matris?round=${matrix.round.id}&organisation=${one.id}`}>{local(one.name)}</AppLink></th>
            <td className="bars-bar"><span className="bar" aria-hidden="true"><span style={{ inlineSize: `${(one.coverage.share ?? 0) * 100}%` }} /></span></td>
            <td className="bars-count">{t.common.ofCount(formatNumber(one.coverage.offered, lang), formatNumber(one.coverage.counted, lang))}</td>
            <td className="bars-share muted">{formatShare(one.coverage.share, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
