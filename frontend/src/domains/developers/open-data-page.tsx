import { useQuery } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import { useCounty } from "@/api/county";
import { PageState } from "@/api/query-state";
import type { components } from "@/api/schema.gen";
import { useLocal, useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import "./open-data.css";

type OpenData = components["schemas"]["OpenDatasetList"];
type OpenDataset = components["schemas"]["OpenDatasetInfo"];

const openDataQuery = (county: string | undefined) => ({
  queryKey: ["open-datasets", county],
  queryFn: () => read(client.GET("/open-datasets", { params: { query: { limit: 1000, county: county ?? null } } })),
});

/** What is published: datasets with their forms, licence and source. */
export default function OpenDataPage() {
  const { t } = useText();
  const words = t.openData;
  const found = useQuery(openDataQuery(useCounty()?.id));
  return (
    <PageState query={found}>
      {(all) => (
        <>
          <PageHead title={words.title} heading={words.heading} answer={words.answer} />
          {all.openDatasets.length === 0 && <EmptyState heading={words.none} body={words.noneBody} />}
          <div className="open-datasets">
            {all.openDatasets.map((one) => <Dataset key={one.id} dataset={one} />)}
          </div>
          <Terms catalogue={all.catalogue} />
        </>
      )}
    </PageState>
  );
}

/** On what terms, how to cite, and what portals read: after the data themselves, as few come for it. */
function Terms({ catalogue }: { catalogue: OpenData["catalogue"] }) {
  const { t } = useText();
  const words = t.openData;
  const { licence, publisher } = catalogue;
  return (
    <div className="open-data-terms">
      <section>
        <h2>{words.licence}</h2>
        <p>{licence ? <a href={licence.href} rel="license">{licence.id}</a> : words.licenceUnsaid}</p>
        <p>{publisher ? `${words.publisher}: ${publisher.name}` : words.publisherUnsaid}</p>
      </section>
      <section>
        <h2>{words.cite}</h2>
        <p>{words.citeBody}</p>
      </section>
      <section>
        <h2>{words.portal}</h2>
        {catalogue.isOffered ? <p><a href={catalogue.href}>{words.portalOffered}</a></p> : <Missing names={catalogue.missingSettings} />}
      </section>
    </div>
  );
}

/** What the owner of the installation has to set before portals are offered anything. */
function Missing({ names }: { names: string[] }) {
  const { t } = useText();
  return (
    <>
      <p>{t.openData.portalMissing}</p>
      <ul className="small">{names.map((name) => <li key={name}><code>{name}</code></li>)}</ul>
    </>
  );
}

function Dataset({ dataset }: { dataset: OpenDataset }) {
  const { t } = useText();
  const local = useLocal();
  const { firstYear, lastYear } = dataset;
  return (
    <section className="card">
      <h2 className="open-dataset-title">{local(dataset.title)}</h2>
      <div className="stack-tight">
        <p className="measure">{local(dataset.description)}</p>
        <p className="small">{firstYear !== null && lastYear !== null && `${t.openData.years(firstYear, lastYear)} · `}{local(dataset.attribution)}</p>
        <p className="row">{dataset.distributions.map((form) => <a key={form.form} href={form.href}>{local(form.title)}</a>)}</p>
      </div>
    </section>
  );
}
