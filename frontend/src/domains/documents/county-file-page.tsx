import { API_BASE } from "@/api/client";
import { useCounty } from "@/api/county";
import { canLead, useSession } from "@/api/session";
import { useText } from "@/text/language";
import { PageHead } from "@/ui/page-head";
import { DownloadCard } from "./download-card";
import { ImportCard } from "./import-card";
import { TemplateCard } from "./template-card";
import "./documents.css";

export default function CountyFilePage() {
  const { t } = useText();
  const words = t.documents;
  const county = useCounty();
  const leads = canLead(useSession());
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer}>
        <p><a href={`${API_BASE}/county-document-schemas/1.0`}>{words.schema}</a></p>
      </PageHead>
      <div className="stack county-file">
        {county && <DownloadCard key={county.id} county={county} leads={leads} />}
        {leads ? <ImportCard /> : <section className="card stack"><h2>{words.bring}</h2><p className="measure">{words.bringForbidden}</p></section>}
        {county && <TemplateCard county={county} />}
      </div>
    </>
  );
}
