import { useQuery } from "@tanstack/react-query";
import { PageState, QueryState } from "@/api/query-state";
import { areasQuery } from "@/api/reference";
import { useRounds } from "@/api/county";
import type { Change, Comparison, Round } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CheckChoice } from "@/ui/fields";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { FilterBar } from "../filter-bar";
import { FilterFold } from "../filter-fold";
import { filterQuery, toggled, type FilterName } from "../filters";
import { comparisonQuery } from "../queries";
import { useFilters } from "../use-filters";
import { ChangeSummary } from "./change-summary";
import { CompareTable } from "./compare-table";
import { chosenRounds } from "./chosen-rounds";
import "./compare.css";

const NAMES: readonly FilterName[] = ["area", "substance", "ageGroup", "kind", "organisation"];
const REAL_CHANGES: Change[] = ["improved", "worsened"];

export default function ComparePage() {
  const rounds = useRounds();
  return (
    <PageState query={rounds}>
      {(all) => <CompareRounds all={all.toSorted((a, b) => a.year - b.year)} />}
    </PageState>
  );
}

function CompareRounds({ all }: { all: Round[] }) {
  const { t } = useText();
  const local = useLocal();
  const { params, setParams } = useFilters();
  const chosen = chosenRounds(all, params.getAll("round"));
  const ids = chosen.map((one) => one.id);
  const from = chosen[0];
  const to = chosen.at(-1);
  const enough = chosen.length >= 2 && from !== undefined && to !== undefined;
  return (
    <>
      <PageHead title={t.gap.compare.title} heading={enough ? t.gap.compare.heading(String(from.year), String(to.year)) : t.gap.compare.needTwo} />
      <fieldset className="round-checks no-print">
        <legend>{t.gap.compare.choose} <span className="field-help">{t.gap.compare.chooseHelp}</span></legend>
        {all.map((one) => (
          <CheckChoice key={one.id} label={local(one.title)} checked={ids.includes(one.id)} onChange={() => setParams({ round: toggled(ids, one.id) })} />
        ))}
      </fieldset>
      {enough ? <Compared ids={ids} /> : <EmptyState heading={t.gap.compare.needTwo} body={t.gap.compare.needTwoBody} />}
    </>
  );
}

function Compared({ ids }: { ids: string[] }) {
  const { filters, params } = useFilters();
  const onlyChanges = params.get("alla") !== "1";
  const query = { round: ids, ...filterQuery(filters, NAMES), change: onlyChanges ? REAL_CHANGES : null };
  const comparison = useQuery(comparisonQuery(query));
  return <QueryState query={comparison}>{(data) => <CompareView data={data} query={query} onlyChanges={onlyChanges} />}</QueryState>;
}

type ViewProps = { data: Comparison; query: Parameters<typeof comparisonQuery>[0]; onlyChanges: boolean };

function CompareView({ data, query, onlyChanges }: ViewProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const { filters, toggle, clear, setParams } = useFilters();
  const areas = useQuery(areasQuery).data ?? [];
  const overall = data.totals.at(-1);
  const n = (value: number) => formatNumber(value, lang);
  const organisations = useComparedOrganisations(data);
  return (
    <>
      {overall && <p className="page-head-answer">{t.gap.compare.answer(n(overall.improved), n(overall.worsened), n(overall.notComparable), n(overall.total))}</p>}
      <ViewBar shows={data.rounds.map((one) => local(one.title)).join(" → ")} asOf={data._meta} sources={data.sources} call={{ path: "/gap-comparisons", query }} />
      <ChangeSummary data={data} />
      <FilterFold>
        <FilterBar filters={filters} names={NAMES} from={{ areas, organisations }} onToggle={toggle} onClear={clear} />
      </FilterFold>
      <div className="row row-apart no-print">
        <CheckChoice label={t.gap.compare.onlyChanges} checked={onlyChanges} onChange={() => setParams({ alla: onlyChanges ? 1 : null })} />
      </div>
      <p className="muted small measure">{t.gap.compare.explain}</p>
      {data.methods.length === 0 ? <EmptyState heading={t.gap.compare.empty} body={t.gap.compare.emptyBody} /> : <CompareTable data={data} />}
    </>
  );
}

/** The organisations to filter by are those that the answer holds. */
function useComparedOrganisations(data: Comparison) {
  const subjects = data.methods.flatMap((method) => method.subjects).filter((one) => one.kind === "organisation");
  return [...new Map(subjects.map((one) => [one.id, { id: one.id, name: one.name }])).values()];
}
