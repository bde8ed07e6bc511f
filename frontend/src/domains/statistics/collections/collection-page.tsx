import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState, QueryState } from "@/api/query-state";
import { canLead, canReport, useSession } from "@/api/session";
import type { Completeness } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { CollectionSteps } from "./collection-steps";
import { CompletenessMatrix } from "./completeness-matrix";
import { collectionQuery, completenessQuery, type TaggedCollection } from "./queries";
import "./collections.css";

export default function CollectionPage() {
  const { collectionId = "" } = useParams();
  const collection = useQuery(collectionQuery(collectionId));
  return <PageState query={collection}>{(tagged) => <CollectionView tagged={tagged} />}</PageState>;
}

function CollectionView({ tagged }: { tagged: TaggedCollection }) {
  const { t } = useText();
  const local = useLocal();
  const session = useSession();
  const { collection } = tagged;
  const words = t.collections;
  const sees = canReport(session);
  const completeness = useQuery({ ...completenessQuery(collection.id), enabled: sees });
  const title = local(collection.title);
  const due = collection.dueOn && collection.status !== "published" ? words.due(formatDate(collection.dueOn)) : "";
  return (
    <>
      <PageHead title={title} heading={title} answer={completeness.data && canLead(session) ? <Who completeness={completeness.data} /> : undefined} />
      <ViewBar shows={[words.status[collection.status], due].filter(Boolean).join(" · ")} call={{ path: `/collections/${collection.id}/completeness`, query: { limit: 1000 } }} />
      <div className="stack">
        {canLead(session) && <CollectionSteps tagged={tagged} />}
        {sees ? (
          <QueryState query={completeness}>{(data) => <CompletenessMatrix completeness={data} />}</QueryState>
        ) : (
          <EmptyState heading={words.forbidden} body={words.forbiddenBody}>
            <LinkButton href={`/logga-in?next=/kartlaggning/insamlingar/${collection.id}`}>{t.common.nav.signIn}</LinkButton>
          </EmptyState>
        )}
        {sees && !canLead(session) && <p className="small muted">{words.onlyOwn}</p>}
      </div>
    </>
  );
}

function Who({ completeness: { organisations } }: { completeness: Completeness }) {
  const { t, lang } = useText();
  const done = organisations.filter((one) => one.state === "done").length;
  const late = organisations.filter((one) => one.isLate).length;
  const n = (value: number) => formatNumber(value, lang);
  const words = t.collections;
  return [words.whoAnswer(n(done), n(organisations.length)), late > 0 && words.whoLate(n(late))].filter(Boolean).join(" ");
}
