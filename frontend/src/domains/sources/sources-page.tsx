import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { DocumentFacts } from "./document-facts";
import { documentsQuery } from "./queries";
import { ViewBar } from "./view-bar";

export default function SourcesPage() {
  const { t } = useText();
  const local = useLocal();
  const documents = useQuery(documentsQuery);
  return (
    <>
      <PageHead title={t.sources.title} heading={t.sources.heading} answer={t.sources.answer} />
      <ViewBar shows={t.sources.title} call={{ path: "/source-documents" }} formats={["json"]} />
      <QueryState query={documents}>
        {(list) => list.length === 0 ? <EmptyState heading={t.sources.empty} body={t.sources.emptyBody} /> : (
          <div className="stack">
            {list.map((one) => (
              <article key={one.id} className="card">
                <h2><AppLink href={`/kallor/${one.id}`}>{local(one.title)}</AppLink></h2>
                <DocumentFacts document={one} />
              </article>
            ))}
          </div>
        )}
      </QueryState>
    </>
  );
}
