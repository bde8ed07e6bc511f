import { useQuery } from "@tanstack/react-query";
import { NoRound } from "@/api/no-round";
import { PageState } from "@/api/query-state";
import { areasQuery, organisationsQuery, roundAsOf } from "@/api/reference";
import { RoundChoice, useChosenRound } from "@/api/round-choice";
import type { GapList, OrganisationKind, Round } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { FilterBar } from "../filter-bar";
import { FilterFold } from "../filter-fold";
import { filterQuery, type FilterName } from "../filters";
import { gapsQuery } from "../queries";
import { useFilters } from "../use-filters";
import { ClosedGaps } from "./closed-gaps";
import { GapItem } from "./gap-item";
import "./gaps.css";

const NAMES: readonly FilterName[] = ["area", "substance", "ageGroup", "kind", "organisation"];
const PER_PAGE = 20;
const PRINCIPALS: readonly OrganisationKind[] = ["municipality", "region"];
const SORTS = ["rank", "lackingCount", "priority", "name"] as const;
/** The API's names for the orders that the page offers. */
const SORT_FIELD: Record<(typeof SORTS)[number], string | null> = { rank: null, lackingCount: "-lackingCount", priority: "priority", name: "name" };

export default function GapsPage() {
  const { round, rounds, query } = useChosenRound();
  const { t } = useText();
  return (
    <PageState query={query}>
      {() => round ? <RoundGaps round={round} rounds={rounds} /> : <NoRound title={t.gap.gaps.title} />}
    </PageState>
  );
}

function RoundGaps({ round, rounds }: { round: Round; rounds: Round[] }) {
  const { filters, params } = useFilters();
  const sort = SORTS.find((one) => one === params.get("sort")) ?? "rank";
  const query = { round: round.id, ...filterQuery(filters, NAMES), sort: SORT_FIELD[sort], page: Number(params.get("page") ?? 1), limit: PER_PAGE };
  const gaps = useQuery(gapsQuery(query));
  return (
    <PageState query={gaps}>
      {(data) => <GapsView data={data} round={round} rounds={rounds} query={query} sort={sort} />}
    </PageState>
  );
}

type ViewProps = { data: GapList; round: Round; rounds: Round[]; query: Parameters<typeof gapsQuery>[0]; sort: (typeof SORTS)[number] };

function GapsView({ data, round, rounds, query, sort }: ViewProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const { filters, toggle, clear, setParams } = useFilters();
  const areas = useQuery(areasQuery).data ?? [];
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === round.countyId && PRINCIPALS.includes(one.kind));
  const words = t.gap.gaps;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <>
      <PageHead title={words.title} heading={words.heading(String(round.year))} answer={`${words.answer(n(data.totals.methods), n(data.totals.lackingCells))} ${words.partly(n(data.totals.partlyCells))}`} />
      <ViewBar shows={local(round.title)} asOf={roundAsOf(round)} sources={data.sources} call={{ path: "/gaps", query }} />
      <FilterFold before={<RoundChoice rounds={rounds} chosen={round} />}>
        <FilterBar filters={filters} names={NAMES} from={{ areas, organisations }} onToggle={toggle} onClear={clear} />
      </FilterFold>
      <label className="round-choice gaps-sort no-print">
        <span>{words.sort}</span>
        <select className="native-select" value={sort} onChange={(event) => setParams({ sort: event.target.value === "rank" ? null : event.target.value, page: null })}>
          {SORTS.map((one) => <option key={one} value={one}>{words.sorts[one]}</option>)}
        </select>
      </label>
      {data.gaps.length === 0 ? <EmptyState heading={words.empty} body={words.emptyBody} /> : (
        <ol className="plain-list gap-list">{data.gaps.map((gap) => <GapItem key={gap.methodId} gap={gap} roundId={round.id} />)}</ol>
      )}
      <Pager page={data._meta.page} limit={data._meta.limit} total={data._meta.totalRecords} onPage={(page) => setParams({ page }, false)} />
      {data.previousRound && <ClosedGaps closed={data.closed} />}
    </>
  );
}
