import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Collection } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { CollectionForm } from "./collection-form";
import { collectionsQuery } from "./queries";
import "./collections.css";

export default function CollectionsPage() {
  const county = useCounty();
  return county ? <CountyCollections county={county.id} /> : <SkeletonPage />;
}

function CountyCollections({ county }: { county: string }) {
  const { t } = useText();
  const leads = canLead(useSession());
  const collections = useQuery(collectionsQuery(county));
  const words = t.collections;
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      <ViewBar shows={words.title} call={{ path: "/collections", query: { county } }} formats={["json"]} />
      <QueryState query={collections}>
        {(all) => (
          <div className={leads ? "collections-columns" : undefined}>
            <div className="stack">
              {all.length === 0 && <EmptyState heading={words.empty} body={words.emptyBody} />}
              {all.map((one) => <CollectionCard key={one.id} collection={one} />)}
            </div>
            {leads && <section className="card"><h2>{words.create}</h2><CollectionForm collections={all} county={county} /></section>}
          </div>
        )}
      </QueryState>
    </>
  );
}

function CollectionCard({ collection }: { collection: Collection }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.collections;
  const n = (value: number) => formatNumber(value, lang);
  const facts = [
    collection.organisationIds.length === 1 ? words.asksOne(n(collection.indicatorIds.length)) : words.asks(n(collection.indicatorIds.length), n(collection.organisationIds.length)),
    words.rowsIn(n(collection.observationCount)),
    collection.status === "open" && collection.dueOn ? words.due(formatDate(collection.dueOn)) : null,
    collection.publishedAt ? words.published(formatDate(collection.publishedAt)) : null,
  ];
  return (
    <article className="card">
      <div className="card-head">
        <h2><AppLink href={`/kartlaggning/insamlingar/${collection.id}`}>{local(collection.title)}</AppLink></h2>
        <span className="tag" data-tone={collection.status === "open" ? "accent" : undefined}>{words.status[collection.status]}</span>
      </div>
      <p className="small muted">{facts.filter(Boolean).join(" · ")}</p>
    </article>
  );
}
