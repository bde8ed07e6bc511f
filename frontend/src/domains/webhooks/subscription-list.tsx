import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { NewWebhookSecret, WebhookSubscription } from "@/api/types";
import { formatDateTime } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { removeSubscription, rotateSecret, sendPing, updateSubscription, useWebhookWork } from "./queries";
import { EditSubscription } from "./subscription-form";

const TONES = { active: "accent", retrying: "warning", failing: "danger", off: undefined, gone: "danger" } as const;

type Asked = { what: "edit" | "rotate" | "remove"; of: WebhookSubscription };
type Props = { subscriptions: readonly WebhookSubscription[]; shown: string | undefined; onShow: (id: string) => void; onSecret: (made: NewWebhookSecret) => void };

export function SubscriptionList({ subscriptions, shown, onShow, onSecret }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <div className="stack">
      {subscriptions.map((one) => (
        <SubscriptionCard key={one.id} subscription={one} isShown={one.id === shown} onShow={() => onShow(one.id)} onAsk={(what) => setAsked({ what, of: one })} />
      ))}
      {asked?.what === "edit" && <EditSubscription subscription={asked.of} onClose={close} />}
      {asked?.what === "rotate" && <RotateDialog subscription={asked.of} onClose={close} onSecret={onSecret} />}
      {asked?.what === "remove" && <RemoveDialog subscription={asked.of} onClose={close} />}
    </div>
  );
}

type CardProps = { subscription: WebhookSubscription; isShown: boolean; onShow: () => void; onAsk: (what: Asked["what"]) => void };

function SubscriptionCard({ subscription, isShown, onShow, onAsk }: CardProps) {
  const { t, lang } = useText();
  const words = t.webhooks;
  const ping = useWebhookWork(sendPing);
  const change = useWebhookWork((isActive: boolean) => updateSubscription(subscription, { isActive }));
  const error = ping.error ?? change.error;
  const about = (label: string) => `${label}: ${subscription.description}`;
  const turn = () => change.mutate(!subscription.isActive, { onSuccess: () => announce(about(subscription.isActive ? words.off : words.on)) });
  const tryIt = () => ping.mutate(subscription, { onSuccess: () => { announce(words.pinged); onShow(); } });
  return (
    <section className="card stack-tight" aria-label={subscription.description}>
      <div className="row webhook-head">
        <h2>{subscription.description}</h2>
        <span className="tag" data-tone={TONES[subscription.state]}>{words.states[subscription.state]}</span>
      </div>
      <p className="small webhook-url">{subscription.url}</p>
      <p className="small">{subscription.eventTypes.filter((one) => one !== "ping").map((one) => words.events[one]).join(" · ")}</p>
      <p className="small muted">
        {words.counts(formatNumber(subscription.lastNumber, lang), formatNumber(subscription.waiting, lang))}
        {subscription.failingSince && ` ${words.failingSince(formatDateTime(subscription.failingSince))}`}
        {subscription.oldSecretUntil && ` ${words.oldUntil(formatDateTime(subscription.oldSecretUntil))}`}
      </p>
      {error && <ErrorNotice error={error} />}
      <div className="row webhook-actions">
        <Button variant="secondary" onClick={onShow} aria-pressed={isShown} aria-label={about(words.deliveries)}>{words.deliveries}</Button>
        <Button variant="secondary" onClick={tryIt} disabled={!subscription.isActive || ping.isPending} aria-label={about(words.ping)}>{words.ping}</Button>
        <Button variant="secondary" onClick={() => onAsk("edit")} aria-label={about(words.edit)}>{words.edit}</Button>
        <Button variant="secondary" onClick={turn} disabled={change.isPending} aria-label={about(subscription.isActive ? words.turnOff : words.turnOn)}>{subscription.isActive ? words.turnOff : words.turnOn}</Button>
        <Button variant="secondary" onClick={() => onAsk("rotate")} aria-label={about(words.rotate)}>{words.rotate}</Button>
        <Button variant="secondary" tone="danger" onClick={() => onAsk("remove")} aria-label={about(words.remove)}>{words.remove}</Button>
      </div>
    </section>
  );
}

type DialogProps = { subscription: WebhookSubscription; onClose: () => void };

function RotateDialog({ subscription, onClose, onSecret }: DialogProps & { onSecret: (made: NewWebhookSecret) => void }) {
  const { t } = useText();
  const words = t.webhooks;
  const rotate = useWebhookWork(rotateSecret);
  const confirm = () => rotate.mutate(subscription, { onSuccess: (made) => { onSecret(made); onClose(); } });
  return (
    <ConfirmDialog open heading={words.rotateHeading(subscription.description)} confirm={words.rotate} busy={rotate.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.rotateBody}</p>
      {rotate.error && <ErrorNotice error={rotate.error} />}
    </ConfirmDialog>
  );
}

function RemoveDialog({ subscription, onClose }: DialogProps) {
  const { t } = useText();
  const words = t.webhooks;
  const remove = useWebhookWork(removeSubscription);
  const confirm = () => remove.mutate(subscription, { onSuccess: () => { announce(`${words.removed}: ${subscription.description}`); onClose(); } });
  return (
    <ConfirmDialog open danger heading={words.removeHeading(subscription.description)} confirm={words.remove} busy={remove.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.removeBody}</p>
      {remove.error && <ErrorNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
