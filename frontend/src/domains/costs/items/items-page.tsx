import { useQuery } from "@tanstack/react-query";
import { planQuery } from "@/api/reference";
import { PageState, QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { CostItem, PlanDetail } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { PlanGate } from "@/api/plan-gate";
import { planItemsQuery } from "../queries";
import { isFiltered, ItemFilters, readFilters } from "./item-filters";
import { ItemsTable } from "./items-table";
import { itemsQuery, statementsQuery } from "./queries";
import { Statements } from "./statements";
import "./cost-words.css";
import "./items.css";

const FORMATS = ["xlsx", "csv", "csv-plain", "json"] as const;

export default function ItemsPage() {
  const { t } = useText();
  return <PlanGate title={t.costEdit.items.title}>{(plan) => <PlanItems key={plan.id} planId={plan.id} />}</PlanGate>;
}

function PlanItems({ planId }: { planId: string }) {
  const plan = useQuery(planQuery(planId));
  const all = useQuery(planItemsQuery(planId));
  return <PageState query={plan}>{(detail) => <PageState query={all}>{(items) => <ItemsView plan={detail} all={items} />}</PageState>}</PageState>;
}

function ItemsView({ plan, all }: { plan: PlanDetail; all: CostItem[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.items;
  const leads = canLead(useSession());
  const { params } = useAddress();
  const query = readFilters(params, plan.id);
  const items = useQuery(itemsQuery(query));
  const statements = useQuery(statementsQuery(plan.id)).data ?? [];
  const n = (value: number) => formatNumber(value, lang);
  const lacking = all.filter((one) => one.unsummed).length;
  const answer = lacking === 0 ? words.answerAll(n(all.length)) : words.answer(n(all.length), n(all.length - lacking), n(lacking));
  const create = leads && <LinkButton href="/kostnader/poster/ny">{words.create}</LinkButton>;
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={all.length > 0 && answer} />
      <ViewBar shows={local(plan.title)} call={{ path: "/cost-items", query }} formats={FORMATS} />
      {all.length === 0 ? <EmptyState heading={words.none} body={words.noneBody}>{create}</EmptyState> : (
        <>
          <ItemFilters plan={plan} />
          <QueryState query={items}>
            {(shown) => (
              <>
                <div className="row row-apart items-bar">
                  <p role="status" className="muted">{shown.length === 1 ? words.shownOne : words.shown(n(shown.length))}</p>
                  {create}
                </div>
                {shown.length === 0 ? <EmptyState heading={words.empty} body={words.emptyBody} /> : <ItemsTable items={shown} all={all} plan={plan} />}
              </>
            )}
          </QueryState>
          {!isFiltered(params) && <Statements statements={statements} items={all} />}
        </>
      )}
    </>
  );
}
