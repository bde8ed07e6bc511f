import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice, QueryState } from "@/api/query-state";
import { canAdminister, useSession } from "@/api/session";
import { organisationsQuery } from "@/api/reference";
import type { ApiKey } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { announce } from "@/ui/toast";
import { KeyForm } from "./key-form";
import { keysQuery, useRevokeKey } from "./queries";
import "./auth.css";

export default function KeysPage() {
  const { t } = useText();
  const allowed = canAdminister(useSession());
  return (
    <>
      <PageHead title={t.keys.title} heading={t.keys.heading} answer={t.keys.answer} />
      {allowed ? <Keys /> : (
        <EmptyState heading={t.keys.forbidden} body={t.keys.forbiddenBody}><LinkButton href="/logga-in?next=/nycklar">{t.common.nav.signIn}</LinkButton></EmptyState>
      )}
    </>
  );
}

function Keys() {
  const { t } = useText();
  const keys = useQuery(keysQuery);
  return (
    <div className="keys-columns">
      <section className="card"><h2>{t.keys.create}</h2><KeyForm /></section>
      <QueryState query={keys}>
        {(list) => list.length === 0 ? <EmptyState heading={t.keys.empty} body={t.keys.emptyBody} /> : <KeyTable keys={list} />}
      </QueryState>
    </div>
  );
}

function stateOf(key: ApiKey, now: Date): "revoked" | "expired" | "valid" {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && new Date(key.expiresAt) < now ? "expired" : "valid";
}

function KeyTable({ keys }: { keys: ApiKey[] }) {
  const { t } = useText();
  const words = t.keys;
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  const revoke = useRevokeKey();
  const confirm = () =>
    leaving && revoke.mutate(leaving.id, { onSuccess: () => { announce(`${words.revoked}: ${leaving.name}`); setLeaving(null); } });
  return (
    <div>
      <table className="table table-stacks">
        <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.role}</th><th scope="col">{words.expires}</th><th scope="col">{words.state}</th><th scope="col"><span className="sr-only">{words.revoke}</span></th></tr></thead>
        <tbody>{keys.map((key) => <KeyRow key={key.id} apiKey={key} onRevoke={() => setLeaving(key)} />)}</tbody>
      </table>
      <ConfirmDialog open={leaving !== null} danger heading={words.revokeHeading(leaving?.name ?? "")} confirm={words.revoke} busy={revoke.isPending} onConfirm={confirm} onClose={() => setLeaving(null)}>
        <p>{words.revokeBody}</p>
        {revoke.error && <ErrorNotice error={revoke.error} />}
      </ConfirmDialog>
    </div>
  );
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.keys;
  const organisations = useQuery(organisationsQuery).data ?? [];
  const organisation = organisations.find((one) => one.id === apiKey.organisationId);
  const state = stateOf(apiKey, new Date());
  return (
    <tr>
      <th scope="row">{apiKey.name}<br /><span className="small muted">{words.createdAt} {formatDate(apiKey.createdAt)}</span></th>
      <td data-label={words.role}>
        {t.terms.role[apiKey.role]}
        {organisation && <>, {local(organisation.name)}</>}
        {apiKey.readOnly && <>, {t.signIn.readOnly}</>}
      </td>
      <td data-label={words.expires}>{formatDate(apiKey.expiresAt)}</td>
      <td data-label={words.state}><span className="tag" data-tone={state === "valid" ? "accent" : undefined}>{words[state]}</span></td>
      <td>{state !== "revoked" && <Button variant="secondary" tone="danger" onClick={onRevoke} aria-label={`${words.revoke}: ${apiKey.name}`}>{words.revoke}</Button>}</td>
    </tr>
  );
}
