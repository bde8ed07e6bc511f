import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { PageState } from "@/api/query-state";
import type { Certainty, CountyFindingKind, FindingDomain, ReviewState } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { SkeletonPage } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { CountyFindingCard } from "./county-finding-card";
import { countyFindingsQuery } from "./queries";
import "./findings.css";

const PER_PAGE = 20;
const DOMAINS: readonly FindingDomain[] = ["gap", "statistics", "questionnaires", "costs", "plan"];
const CERTAINTIES: readonly Certainty[] = ["certain", "likely", "possible"];
const STATES: readonly ReviewState[] = ["open", "explained", "accepted"];

export function CountyFindings() {
  const county = useCounty();
  return county ? <OfCounty county={county.id} /> : <SkeletonPage />;
}

function OfCounty({ county }: { county: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const name = local(useCounty()?.name);
  const { params, setParams } = useAddress();
  const filters = useFindingFilters();
  const query = { county, ...filters, page: Number(params.get("page") ?? 1), limit: PER_PAGE };
  const findings = useQuery({ ...countyFindingsQuery(query), placeholderData: (before) => before });
  const open = useQuery(countyFindingsQuery({ county, ...filters, state: ["open"], limit: 1 })).data?._meta.totalRecords;
  const words = t.findings;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <PageState query={findings}>
      {(data) => (
        <>
          <PageHead title={words.title} heading={words.countyHeading(name)} answer={data._meta.totalRecords > 0 && open !== undefined ? words.countyAnswer(n(data._meta.totalRecords), n(open)) : undefined} />
          <ViewBar shows={words.compared(n(data.compared))} call={{ path: "/county-findings", query }} />
          <FindingFilters />
          {data.countyFindings.length === 0 ? <EmptyState heading={words.countyNone} body={words.countyNoneBody} /> : (
            <div className="stack">{data.countyFindings.map((one) => <CountyFindingCard key={one.id} finding={one} county={county} />)}</div>
          )}
          <Pager page={data._meta.page} limit={data._meta.limit} total={data._meta.totalRecords} onPage={(page) => setParams({ page }, false)} />
        </>
      )}
    </PageState>
  );
}

/** What the address asks for; words that it does not know are left out. */
function useFindingFilters() {
  const { t } = useText();
  const { params } = useAddress();
  const kinds = Object.keys(t.findings.kinds) as CountyFindingKind[];
  const pick = <T extends string>(known: readonly T[], name: string) => known.filter((one) => params.getAll(name).includes(one));
  return {
    domain: pick(DOMAINS, "domain"),
    kind: pick(kinds, "kind"),
    certainty: pick(CERTAINTIES, "certainty"),
    state: pick(STATES, "state"),
  };
}

function FindingFilters() {
  const { t } = useText();
  const words = t.findings;
  const kinds = Object.keys(words.kinds) as CountyFindingKind[];
  return (
    <div className="row no-print findings-choice">
      <Choice name="domain" label={words.filters.domain} options={DOMAINS} words={words.domains} />
      <Choice name="kind" label={words.filters.kind} options={kinds} words={words.kinds} />
      <Choice name="certainty" label={words.filters.certainty} options={CERTAINTIES} words={t.terms.certainty} />
      <Choice name="state" label={words.filters.state} options={STATES} words={words.states} />
    </div>
  );
}

type ChoiceProps<T extends string> = { name: string; label: string; options: readonly T[]; words: Record<T, string> };

function Choice<T extends string>({ name, label, options, words }: ChoiceProps<T>) {
  const { t } = useText();
  const { params, setParams } = useAddress();
  return (
    <label className="finding-filter">
      <span>{label}</span>
      <select className="native-select" value={params.get(name) ?? ""} onChange={(event) => setParams({ [name]: event.target.value, page: null })}>
        <option value="">{t.findings.all}</option>
        {options.map((one) => <option key={one} value={one}>{words[one]}</option>)}
      </select>
    </label>
  );
}
