import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useCounty } from "@/api/county";
import { PageState } from "@/api/query-state";
import type { Plan } from "@/api/types";
import { useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { plansQuery } from "./queries";

/** The plan whose costs are shown: the one of the address, else the county's first. Without one the page says why it is empty. */
export function PlanGate({ title, children }: { title: string; children: (plan: Plan) => ReactNode }) {
  const county = useCounty();
  return county ? <CountyPlan county={county.id} title={title}>{children}</CountyPlan> : <SkeletonPage />;
}

function CountyPlan({ county, title, children }: { county: string; title: string; children: (plan: Plan) => ReactNode }) {
  const { t } = useText();
  const { params } = useAddress();
  const plans = useQuery(plansQuery(county));
  return (
    <PageState query={plans}>
      {(all) => {
        const plan = all.find((one) => one.id === params.get("plan")) ?? all[0];
        if (plan) return children(plan);
        return (
          <>
            <PageHead title={title} heading={title} />
            <EmptyState heading={t.costs.noPlan} body={t.costs.noPlanBody} />
          </>
        );
      }}
    </PageState>
  );
}
