import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "./button";

type Props = { page: number; limit: number; total: number; onPage: (page: number) => void };

export function Pager({ page, limit, total, onPage }: Props) {
  const { t, lang } = useText();
  const pages = Math.max(1, Math.ceil(total / limit));
  if (pages === 1) return null;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <nav className="pager" aria-label={t.common.pages.label}>
      <span className="muted">{t.common.pages.shown(n((page - 1) * limit + 1), n(Math.min(page * limit, total)), n(total))}</span>
      <span className="row">
        <Button variant="secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>{t.common.pages.previous}</Button>
        <Button variant="secondary" disabled={page >= pages} onClick={() => onPage(page + 1)}>{t.common.pages.next}</Button>
      </span>
    </nav>
  );
}
