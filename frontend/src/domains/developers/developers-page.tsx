import { API_BASE } from "@/api/client";
import { useText } from "@/text/language";
import { CodeLine } from "@/ui/copy-button";
import { PageHead } from "@/ui/page-head";

/** The calls of the five steps, in the order of the texts. */
function exampleCalls(origin: string): string[][] {
  const at = (path: string) => `'${origin}${API_BASE}${path}'`;
  return [
    [`curl ${at("/api-info")}`],
    [`curl ${at("/gap-matrices/22-2021?area=screening-adult")}`, `curl ${at("/gaps?round=22-2021&organisation=2281")}`],
    [`curl -o matris.xlsx ${at("/gap-matrices/22-2021?format=xlsx")}`, `curl -o matris.csv ${at("/gap-matrices/22-2021?format=csv-plain")}`],
    [`curl -i -H 'If-None-Match: "…"' ${at("/gap-matrices/22-2021")}`],
    [
      `curl -i -H "Authorization: Bearer $SAMPLAN_KEY" ${at("/gap-rounds/22-2026/columns/2281")}`,
      `curl -X PATCH -H "Authorization: Bearer $SAMPLAN_KEY" -H 'If-Match: "v3"' -H 'Content-Type: application/json' -d '{"answers":[{"methodId":"audit-adult","status":"offered"}]}' ${at("/gap-rounds/22-2026/columns/2281")}`,
    ],
  ];
}

export default function DevelopersPage() {
  const { t } = useText();
  const words = t.developers;
  const calls = exampleCalls(window.location.origin);
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer}>
        <p className="row">
          <a href={`${API_BASE}/docs`}>{words.docs}</a>
          <a href={`${API_BASE}/openapi.json`}>{words.contract}</a>
        </p>
      </PageHead>
      <div className="stack developers">
        {words.steps.map((step, index) => (
          <section key={step.heading} className="card">
            <h2>{step.heading}</h2>
            <div className="stack">
              <p className="measure">{step.body}</p>
              {calls[index]?.map((call) => <CodeLine key={call} code={call} />)}
            </div>
          </section>
        ))}
        <section className="card">
          <h2>{words.rules}</h2>
          <ul className="stack-tight">{words.ruleList.map((rule) => <li key={rule}>{rule}</li>)}</ul>
        </section>
      </div>
    </>
  );
}
