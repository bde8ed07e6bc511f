import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { methodsQuery } from "@/api/reference";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { CloseIcon } from "@/ui/icons";
import { gapPlansQuery } from "../queries";
import { listed } from "../words";
import type { ActivityForm } from "./use-activity-form";
import type { Named } from "./use-lists";

type Props = { form: ActivityForm; planId: string; organisations: readonly Named[] };

/** The gaps that it is to close, and the newest round's gaps to choose from. */
export function GapFields({ form: { draft, change, faults }, planId, organisations }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.edit;
  const methods = useQuery(methodsQuery).data ?? [];
  const methodName = (id: string) => local(methods.find((one) => one.id === id)?.name) || id;
  const organisationName = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      {draft.gaps.length > 0 && (
        <ul className="plain-list picked" aria-label={words.parts.gaps}>
          {draft.gaps.map((one) => {
            const name = `${methodName(one.methodId)}, ${organisationName(one.organisationId)}`;
            return <li key={name}><span>{name}</span><Button variant="tertiary" icon aria-label={words.removeOne(name)} onClick={() => change("gaps", draft.gaps.filter((other) => other !== one))}><CloseIcon /></Button></li>;
          })}
        </ul>
      )}
      {faults.gaps && <p className="field-error">{faults.gaps}</p>}
      <GapChoice planId={planId} form={{ draft, change, faults }} />
    </>
  );
}

function GapChoice({ planId, form: { draft, change } }: Omit<Props, "organisations">) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.edit;
  const gaps = useQuery(gapPlansQuery(planId)).data ?? [];
  const [organisation, setOrganisation] = useState("");
  const [search, setSearch] = useState("");
  const principals = [...new Map(gaps.map((one) => [one.organisationId, local(one.organisationName)])).entries()].map(([value, label]) => ({ value, label }));
  const chosen = (one: (typeof gaps)[number]) => draft.gaps.some((gap) => gap.methodId === one.methodId && gap.organisationId === one.organisationId);
  const wanted = search.trim().toLocaleLowerCase("sv");
  const found = gaps.filter((one) => one.organisationId === organisation && !chosen(one) && local(one.methodName).toLocaleLowerCase("sv").includes(wanted));
  return (
    <div className="stack-tight">
      <div className="form-pairs">
        <SelectField label={words.gapOrganisation} value={organisation} options={[{ value: "", label: words.chooseOrganisation }, ...principals]} onChange={(event) => setOrganisation(event.target.value)} />
        {organisation && <TextField label={words.gapSearch} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />}
      </div>
      {organisation && found.length === 0 && <p className="muted">{words.gapNone}</p>}
      {found.length > 0 && (
        <ul className="plain-list gap-choices">
          {found.map((one) => (
            <li key={one.methodId}>
              <button type="button" onClick={() => change("gaps", [...draft.gaps, { methodId: one.methodId, organisationId: one.organisationId }])}>{local(one.methodName)}</button>
              {one.isPlanned && <span className="small muted"> {words.gapPlanned(listed(one.activities.map((each) => each.code), t))}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
