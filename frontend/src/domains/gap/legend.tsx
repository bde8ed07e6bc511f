import { useText } from "@/text/language";
import { STATUSES } from "./filters";
import { StatusSymbol } from "./status-symbol";

export function Legend() {
  const { t } = useText();
  return (
    <ul className="legend plain-list" aria-label={t.gap.matrix.legend}>
      {STATUSES.map((status) => (
        <li key={status} title={t.terms.statusMeaning[status]}>
          {status === "not_asked" ? <span className="legend-empty" aria-hidden="true" /> : <StatusSymbol status={status} />}
          {t.terms.status[status]}
        </li>
      ))}
      <li className="muted">{t.gap.matrix.groupLegend}</li>
    </ul>
  );
}
