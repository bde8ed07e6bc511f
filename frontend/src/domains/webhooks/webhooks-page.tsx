import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { NewWebhookSecret } from "@/api/types";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { CodeLine } from "@/ui/copy-button";
import { EmptyState, Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { DeliveryList } from "./delivery-list";
import { subscriptionsQuery } from "./queries";
import { NewSubscription } from "./subscription-form";
import { SubscriptionList } from "./subscription-list";
import "./webhooks.css";

/** Which systems are told what happens in the county, and how that goes. */
export default function WebhooksPage() {
  const { t } = useText();
  const words = t.webhooks;
  const county = useCounty();
  const allowed = canLead(useSession());
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      {!allowed && (
        <EmptyState heading={words.forbidden} body={words.forbiddenBody}><LinkButton href="/logga-in?next=/utvecklare/webhookar">{t.common.nav.signIn}</LinkButton></EmptyState>
      )}
      {allowed && county && <Webhooks key={county.id} county={county.id} />}
    </>
  );
}

function Webhooks({ county }: { county: string }) {
  const { t } = useText();
  const { params, setParams } = useAddress();
  const subscriptions = useQuery(subscriptionsQuery(county));
  const [secret, setSecret] = useState<NewWebhookSecret | null>(null);
  const shown = subscriptions.data?.find((one) => one.id === params.get("prenumeration"));
  return (
    <div className="stack">
      {secret && <Secret of={secret} />}
      <div className="webhooks-columns">
        <section className="card"><h2>{t.webhooks.create}</h2><NewSubscription county={county} taken={subscriptions.data ?? []} onMade={setSecret} /></section>
        <QueryState query={subscriptions}>
          {(list) => list.length === 0 ? <EmptyState heading={t.webhooks.empty} body={t.webhooks.emptyBody} /> : (
            <SubscriptionList subscriptions={list} shown={shown?.id} onShow={(id) => setParams({ prenumeration: id, page: undefined })} onSecret={setSecret} />
          )}
        </QueryState>
      </div>
      {shown && <DeliveryList key={shown.id} subscription={shown} />}
    </div>
  );
}

/** Shown this once: the service keeps it, and tells nobody again. */
function Secret({ of }: { of: NewWebhookSecret }) {
  const { t } = useText();
  return (
    <Message tone="success" heading={t.webhooks.secretOf(of.description)} live>
      <p>{t.webhooks.once}{of.oldSecretUntil && ` ${t.webhooks.oldHolds}`}</p>
      <CodeLine code={of.secret} label={t.webhooks.copy} />
    </Message>
  );
}
