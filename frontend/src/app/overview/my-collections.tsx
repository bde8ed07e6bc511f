import { useQuery } from "@tanstack/react-query";
import { collectionsQuery } from "@/domains/statistics/collections/queries";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";

/** The open collections that ask the person's own organisation for figures. */
export function MyCollections({ county, organisationId }: { county: string; organisationId: string }) {
  const { t } = useText();
  const local = useLocal();
  const collections = useQuery(collectionsQuery(county)).data ?? [];
  return collections.filter((one) => one.status === "open" && one.organisationIds.includes(organisationId)).map((one) => (
    <div key={one.id} className="row row-apart">
      <div className="stack-tight">
        <p className="strong">{local(one.title)}</p>
        {one.dueOn && <p className="small muted">{t.collections.due(formatDate(one.dueOn))}</p>}
      </div>
      <LinkButton href={`/kartlaggning/insamlingar/${one.id}/${organisationId}`}>{t.collections.report}</LinkButton>
    </div>
  ));
}
