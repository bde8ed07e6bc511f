import { useQuery } from "@tanstack/react-query";
import { planQuery } from "@/api/reference";
import { useParams } from "wouter";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { PlanGate } from "@/api/plan-gate";
import { planItemsQuery } from "../queries";
import { ItemNew } from "./item-new";
import { ItemView } from "./item-view";
import { itemQuery } from "./queries";
import "./cost-words.css";
import "./items.css";

/** The address of the form for a new item; no item is called so. */
const NEW = "ny";

export default function ItemPage() {
  const { itemId = "" } = useParams();
  return itemId === NEW ? <NewItem /> : <SavedItem key={itemId} itemId={itemId} />;
}

function NewItem() {
  const { t } = useText();
  const leads = canLead(useSession());
  const words = t.costEdit.item;
  if (!leads) {
    return (
      <>
        <PageHead title={words.newTitle} heading={words.newTitle} />
        <EmptyState heading={words.forbidden} body={words.forbiddenBody}>
          <LinkButton href="/logga-in?next=/kostnader/poster/ny">{t.common.nav.signIn}</LinkButton>
        </EmptyState>
      </>
    );
  }
  return <PlanGate title={words.newTitle}>{(plan) => <NewOfPlan planId={plan.id} />}</PlanGate>;
}

function NewOfPlan({ planId }: { planId: string }) {
  const plan = useQuery(planQuery(planId));
  const items = useQuery(planItemsQuery(planId));
  return <PageState query={plan}>{(detail) => <PageState query={items}>{(all) => <ItemNew plan={detail} items={all} />}</PageState>}</PageState>;
}

function SavedItem({ itemId }: { itemId: string }) {
  const item = useQuery({ ...itemQuery(itemId), refetchOnWindowFocus: false });
  const planId = item.data?.item.planId ?? "";
  const plan = useQuery({ ...planQuery(planId), enabled: planId !== "" });
  const items = useQuery({ ...planItemsQuery(planId), enabled: planId !== "" });
  return (
    <PageState query={item}>
      {(tagged) => (plan.data && items.data ? <ItemView tagged={tagged} plan={plan.data} items={items.data} /> : <SkeletonPage />)}
    </PageState>
  );
}
