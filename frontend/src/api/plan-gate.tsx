import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { useCounty } from "./county";
import { PageState } from "./query-state";
import { plansQuery } from "./reference";
import type { Plan } from "./types";

/** The plan that is shown: the one of the address, else the county's first. Without one the page says why it is empty. */
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
            <EmptyState heading={t.common.noPlan} body={t.common.noPlanBody} />
          </>
        );
      }}
    </PageState>
  );
}
