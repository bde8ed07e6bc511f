import { useState } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import type { CollectionStatus } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { TextArea } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useMoveCollection, useRemoveCollection, type TaggedCollection } from "./queries";

const COURSE: readonly CollectionStatus[] = ["draft", "open", "published"];

/** Where the collection is in its course, and the steps that the service allows from here. */
export function CollectionSteps({ tagged }: { tagged: TaggedCollection }) {
  const { t } = useText();
  const { collection } = tagged;
  const [to, setTo] = useState<CollectionStatus | null>(null);
  const [removing, setRemoving] = useState(false);
  const words = t.collections;
  const forward = (one: CollectionStatus) => COURSE.indexOf(one) > COURSE.indexOf(collection.status);
  return (
    <section className="card" aria-label={words.steps}>
      <ol className="collection-course plain-list">
        {COURSE.map((one) => <li key={one} aria-current={one === collection.status ? "step" : undefined}>{words.status[one]}</li>)}
      </ol>
      {collection.allowedTransitions.length > 0 && (
        <div className="row">
          {collection.allowedTransitions.map((one) => <Button key={one} variant={forward(one) ? "primary" : "secondary"} onClick={() => setTo(one)}>{words.to[one]}</Button>)}
          {collection.status === "draft" && <Button variant="tertiary" tone="danger" onClick={() => setRemoving(true)}>{words.remove}</Button>}
        </div>
      )}
      {removing && <RemoveDialog tagged={tagged} onClose={() => setRemoving(false)} />}
      {to && <MoveDialog tagged={tagged} to={to} onClose={() => setTo(null)} />}
    </section>
  );
}

function MoveDialog({ tagged, to, onClose }: { tagged: TaggedCollection; to: CollectionStatus; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState("");
  const move = useMoveCollection(tagged);
  const words = t.collections;
  const confirm = () =>
    move.mutate({ to, reason: reason.trim() || null }, { onSuccess: () => { announce(words.moved(words.status[to].toLowerCase())); onClose(); } });
  return (
    <ConfirmDialog open heading={words.confirmHeading[to]} confirm={words.to[to]} busy={move.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.confirmBody[to]}</p>
      <TextArea label={words.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
      {move.error && <ErrorNotice error={move.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}

function RemoveDialog({ tagged, onClose }: { tagged: TaggedCollection; onClose: () => void }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const remove = useRemoveCollection(tagged);
  const words = t.collections;
  const confirm = () => remove.mutate(undefined, { onSuccess: () => { announce(words.removed); navigate("/kartlaggning/insamlingar"); } });
  return (
    <ConfirmDialog open danger heading={words.removeHeading} confirm={words.remove} busy={remove.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.removeBody}</p>
      {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
