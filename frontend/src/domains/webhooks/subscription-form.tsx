import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent, type ReactNode } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { NewWebhookSecret, WebhookEventType, WebhookSubscription } from "@/api/types";
import { slugOf } from "@/format/slug";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { CheckChoice, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { createSubscription, eventTypesQuery, updateSubscription, useWebhookWork } from "./queries";

type Values = { description: string; url: string; eventTypes: readonly WebhookEventType[] };
const START: Values = { description: "", url: "", eventTypes: [] };

type NewProps = { county: string; taken: readonly WebhookSubscription[]; onMade: (made: NewWebhookSecret) => void };

export function NewSubscription({ county, taken, onMade }: NewProps) {
  const { t } = useText();
  const [values, setValues] = useState(START);
  const create = useWebhookWork((sent: Values) =>
    createSubscription({ id: slugOf(`${county} ${sent.description}`, taken.map((one) => one.id)), countyId: county, ...sent, eventTypes: [...sent.eventTypes], isActive: true }),
  );
  const submit = () => create.mutate(values, { onSuccess: (made) => { setValues(START); onMade(made); } });
  return (
    <Fields values={values} onChange={setValues} error={create.error} onSubmit={submit}>
      <div><Button type="submit" disabled={create.isPending}>{t.webhooks.submit}</Button></div>
    </Fields>
  );
}

type EditProps = { subscription: WebhookSubscription; onClose: () => void };

export function EditSubscription({ subscription, onClose }: EditProps) {
  const { t } = useText();
  const [values, setValues] = useState<Values>(subscription);
  const save = useWebhookWork((sent: Values) =>
    updateSubscription(subscription, { description: sent.description, url: sent.url, eventTypes: [...sent.eventTypes] }),
  );
  const submit = () => save.mutate(values, { onSuccess: () => { announce(t.webhooks.saved); onClose(); } });
  return (
    <Dialog open heading={t.webhooks.editHeading(subscription.description)} onClose={onClose}>
      <Fields values={values} onChange={setValues} error={save.error} onSubmit={submit}>
        <div className="row row-end">
          <Button type="button" variant="secondary" onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" disabled={save.isPending}>{t.webhooks.save}</Button>
        </div>
      </Fields>
    </Dialog>
  );
}

type FieldsProps = { values: Values; onChange: (values: Values) => void; error: Error | null; onSubmit: () => void; children: ReactNode };

function Fields({ values, onChange, error, onSubmit, children }: FieldsProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.webhooks;
  const types = useQuery(eventTypesQuery).data ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const toggle = (type: WebhookEventType) =>
    onChange({ ...values, eventTypes: values.eventTypes.includes(type) ? values.eventTypes.filter((one) => one !== type) : [...values.eventTypes, type] });
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={words.description} help={words.descriptionHelp} required maxLength={100} value={values.description} onChange={(event) => onChange({ ...values, description: event.target.value })} />
      <TextField label={words.url} help={words.urlHelp} required type="url" maxLength={500} value={values.url} onChange={(event) => onChange({ ...values, url: event.target.value })} />
      <fieldset className="stack-tight">
        <legend>{words.eventTypes}</legend>
        {types.filter((one) => one.type !== "ping").map((one) => (
          <CheckChoice key={one.type} label={local(one.description)} checked={values.eventTypes.includes(one.type)} onChange={() => toggle(one.type)} />
        ))}
      </fieldset>
      {error && <ErrorNotice error={error} heading={t.common.error.saveHeading} />}
      {children}
    </form>
  );
}
