import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Dataset } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { TextArea, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { useCreateDataset, useRemoveDataset } from "../queries";
import { datasetAddress, datasetId, keptSelection } from "./dataset-address";
import type { Selection } from "./selection";

type Props = { selection: Selection; county: string; dataset?: Dataset };

/** The lead keeps a table under an address of its own, or takes one away. */
export function DatasetTools({ selection, county, dataset }: Props) {
  const { t } = useText();
  const leads = canLead(useSession());
  const [saving, setSaving] = useState(false);
  const [removing, setRemoving] = useState(false);
  const words = t.statistics.explore;
  if (!leads) return null;
  return (
    <div className="row no-print">
      {dataset ? <Button variant="tertiary" tone="danger" onClick={() => setRemoving(true)}>{words.remove}</Button> : <Button variant="secondary" onClick={() => setSaving(true)}>{words.save}</Button>}
      {saving && <SaveDialog selection={selection} county={county} onClose={() => setSaving(false)} />}
      {removing && dataset && <RemoveDialog dataset={dataset} onClose={() => setRemoving(false)} />}
    </div>
  );
}

function SaveDialog({ selection, county, onClose }: { selection: Selection; county: string; onClose: () => void }) {
  const { t } = useText();
  const { navigate } = useAddress();
  const [name, setName] = useState("");
  const [summary, setSummary] = useState("");
  const create = useCreateDataset();
  const words = t.statistics.explore;
  const save = () =>
    create.mutate(
      { id: datasetId(county, name), countyId: county, title: { sv: name.trim() }, summary: summary.trim() ? { sv: summary.trim() } : null, selection: keptSelection(selection) },
      { onSuccess: (dataset) => { announce(words.saved); onClose(); navigate(datasetAddress(dataset)); } },
    );
  return (
    <ConfirmDialog open heading={words.saveHeading} confirm={t.common.save} busy={create.isPending || name.trim() === ""} onConfirm={save} onClose={onClose}>
      <p>{words.saveBody}</p>
      <TextField label={words.name} required maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      <TextArea label={words.summary} maxLength={2000} value={summary} onChange={(event) => setSummary(event.target.value)} />
      {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}

function RemoveDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const { navigate } = useAddress();
  const remove = useRemoveDataset(dataset);
  const words = t.statistics.explore;
  const confirm = () => remove.mutate(undefined, { onSuccess: () => { announce(words.removed); onClose(); navigate("/kartlaggning/utforska"); } });
  return (
    <ConfirmDialog open danger heading={words.removeHeading(local(dataset.title))} confirm={words.remove} busy={remove.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.removeBody}</p>
      {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
