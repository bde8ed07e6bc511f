import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import { changesQuery } from "@/domains/history/queries";
import { ChangeLine } from "@/domains/history/change-line";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

const SHOWN = 5;

export function NewestChanges() {
  const { t } = useText();
  const query = useQuery(changesQuery({ limit: SHOWN }));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t.overview.newest}</h2>
        <AppLink href="/andringar">{t.overview.newestAll}</AppLink>
      </div>
      <QueryState query={query}>
        {({ changes }) => changes.length === 0 ? <p className="muted">{t.history.empty}</p> : (
          <ol className="plain-list stack-tight">
            {changes.slice(0, SHOWN).map((one) => <li key={`${one.revision} ${one.objectId}`}><ChangeLine change={one} /></li>)}
          </ol>
        )}
      </QueryState>
    </section>
  );
}
