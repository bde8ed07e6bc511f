import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ErrorNotice, QueryState } from "@/api/query-state";
import type { DeliveryStatus, WebhookDelivery, WebhookSubscription } from "@/api/types";
import { formatDateTime } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { EmptyState } from "@/ui/message";
import { Pager } from "@/ui/pager";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { deliveriesQuery, replayDelivery, replaySince, useWebhookWork } from "./queries";

const PER_PAGE = 20;
const STATUSES: readonly DeliveryStatus[] = ["waiting", "delivered", "given_up"];
const TONES = { waiting: "warning", delivered: "accent", given_up: "danger" } as const;

export function DeliveryList({ subscription }: { subscription: WebhookSubscription }) {
  const { t } = useText();
  const words = t.webhooks;
  const { params, setParams } = useAddress();
  const status = STATUSES.find((one) => one === params.get("status"));
  const query = { subscription: subscription.id, status, page: Number(params.get("page") ?? 1), limit: PER_PAGE };
  const deliveries = useQuery(deliveriesQuery(query));
  const options = [{ value: "", label: words.anyStatus }, ...STATUSES.map((one) => ({ value: one, label: words.statuses[one] }))];
  return (
    <section className="stack" aria-label={words.deliveriesOf(subscription.description)}>
      <h2>{words.deliveriesOf(subscription.description)}</h2>
      <div className="row webhook-filter">
        <SelectField label={words.status} value={status ?? ""} options={options} onChange={(event) => setParams({ status: event.target.value || undefined, page: undefined })} />
        {subscription.isActive && <ReplaySince subscription={subscription} />}
      </div>
      <QueryState query={deliveries}>
        {(data) => data.webhookDeliveries.length === 0 ? <EmptyState heading={words.noDeliveries} body={words.noDeliveriesBody} /> : (
          <>
            <DeliveryTable deliveries={data.webhookDeliveries} canReplay={subscription.isActive} />
            <Pager page={data._meta.page} limit={data._meta.limit} total={data._meta.totalRecords} onPage={(page) => setParams({ page })} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function ReplaySince({ subscription }: { subscription: WebhookSubscription }) {
  const { t, lang } = useText();
  const words = t.webhooks;
  const [since, setSince] = useState("");
  const replay = useWebhookWork((revision: number) => replaySince(subscription, revision));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replay.mutate(Number(since), { onSuccess: ({ events }) => announce(words.replayed(formatNumber(events, lang))) });
  };
  return (
    <form className="row webhook-replay" onSubmit={submit}>
      <TextField label={words.replaySince} type="number" min={0} step={1} required value={since} onChange={(event) => setSince(event.target.value)} />
      <Button type="submit" variant="secondary" disabled={replay.isPending}>{words.replayAll}</Button>
      {replay.error && <ErrorNotice error={replay.error} />}
    </form>
  );
}

function DeliveryTable({ deliveries, canReplay }: { deliveries: readonly WebhookDelivery[]; canReplay: boolean }) {
  const { t } = useText();
  const words = t.webhooks;
  return (
    <table className="table table-stacks">
      <thead>
        <tr><th scope="col">{words.event}</th><th scope="col">{words.revision}</th><th scope="col">{words.status}</th><th scope="col">{words.answered}</th><th scope="col"><span className="sr-only">{words.replay}</span></th></tr>
      </thead>
      <tbody>{deliveries.map((one) => <DeliveryRow key={one.id} delivery={one} canReplay={canReplay} />)}</tbody>
    </table>
  );
}

function DeliveryRow({ delivery, canReplay }: { delivery: WebhookDelivery; canReplay: boolean }) {
  const { t, lang } = useText();
  const words = t.webhooks;
  const replay = useWebhookWork(replayDelivery);
  const again = () => replay.mutate(delivery.id, { onSuccess: () => announce(words.replayed(formatNumber(1, lang))) });
  const number = formatNumber(delivery.number, lang);
  return (
    <tr>
      <th scope="row">{words.events[delivery.eventType]}<br /><span className="small muted">{words.number(number)}, {formatDateTime(delivery.queuedAt)}</span></th>
      <td data-label={words.revision}>{formatNumber(delivery.revision, lang)}</td>
      <td data-label={words.status}>
        <span className="tag" data-tone={TONES[delivery.status]}>{words.statuses[delivery.status]}</span>
        {delivery.dueAt && delivery.attempts > 0 && <><br /><span className="small">{words.nextAt(formatDateTime(delivery.dueAt))}</span></>}
      </td>
      <td data-label={words.answered}>
        {delivery.attempts === 0 ? "–" : words.attempts(formatNumber(delivery.attempts, lang))}
        {delivery.answerStatus !== null && `, ${words.answeredWith(String(delivery.answerStatus))}`}
        {delivery.problem && <><br /><span className="small">{words.problems[delivery.problem]}</span></>}
      </td>
      <td>
        {canReplay && delivery.status !== "waiting" && <Button variant="secondary" disabled={replay.isPending} onClick={again} aria-label={`${words.replay}: ${words.number(number)}`}>{words.replay}</Button>}
        {replay.error && <ErrorNotice error={replay.error} />}
      </td>
    </tr>
  );
}
