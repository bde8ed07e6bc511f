import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import type { Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { PageHead } from "@/ui/page-head";
import { overviewQuery } from "../queries";

export default function PlanPage() {
  const { t } = useText();
  return <PlanGate title={t.plan.page.title}>{(plan) => <PlanAtAGlance key={plan.id} plan={plan} />}</PlanGate>;
}

function PlanAtAGlance({ plan }: { plan: Plan }) {
  const { t } = useText();
  const local = useLocal();
  const overview = useQuery(overviewQuery(plan.id, null));
  return (
    <PageState query={overview}>
      {(data) => (
        <>
          <PageHead title={t.plan.page.title} heading={local(data.plan.title)} />
          <ViewBar shows={local(plan.title)} revision={data._meta.revision} call={{ path: "/plan-overviews", query: { plan: plan.id } }} formats={["json"]} />
        </>
      )}
    </PageState>
  );
}
