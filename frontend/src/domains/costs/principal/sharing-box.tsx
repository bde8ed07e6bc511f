import { useQuery } from "@tanstack/react-query";
import { toApiError } from "@/api/errors";
import { QueryState } from "@/api/query-state";
import { organisationsQuery } from "@/api/reference";
import type { Organisation } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { CheckChoice, SelectField, TextField } from "@/ui/fields";
import { Message } from "@/ui/message";
import { useAddress } from "@/ui/use-address";
import { sharingQuery } from "../queries";
import type { CostView } from "../use-cost-view";
import { readSharing, readWeight, readWeights, SHARINGS, writeWeights, type Sharing } from "./sharing";
import { SharingTable } from "./sharing-table";

type Props = { view: CostView; organisationId?: string };

/** The same cost shared in another way, beside what the plan says. It changes nothing. */
export function SharingBox({ view, organisationId }: Props) {
  const { t } = useText();
  const { params } = useAddress();
  const principals = usePrincipals(view.plan.countyId);
  const sharing = readSharing(params);
  const words = t.costs.principals.sharing;
  const choose = (next: string) => {
    const weights = next === "weights" ? principals.map((one) => `${one.id}:1`) : null;
    view.change({ sharing: next || null, weight: weights, among: null });
  };
  const options = [{ value: "", label: words.rules.none }, ...SHARINGS.map((one) => ({ value: one, label: words.rules[one] }))];
  return (
    <section className="card sharing" aria-labelledby="fordelning">
      <h2 id="fordelning">{words.heading}</h2>
      <p className="measure">{words.body}</p>
      <div className="weights no-print"><SelectField label={words.rule} value={sharing ?? ""} options={options} onChange={(event) => choose(event.target.value)} /></div>
      {sharing && <Shared view={view} sharing={sharing} principals={principals} organisationId={organisationId} />}
    </section>
  );
}

/** Those who have a purse of their own: the region and the municipalities. */
function usePrincipals(county: string): Organisation[] {
  const all = useQuery(organisationsQuery).data ?? [];
  return all.filter((one) => one.countyId === county && (one.kind === "region" || one.kind === "municipality"));
}

type SharedProps = { view: CostView; sharing: Sharing; principals: readonly Organisation[]; organisationId?: string };

function Shared({ view, sharing, principals, organisationId }: SharedProps) {
  const { t } = useText();
  const { params } = useAddress();
  const among = params.getAll("among");
  const weights = readWeights(params.getAll("weight"));
  const own = sharing === "weights" ? { weight: writeWeights(weights) } : among.length > 0 && { among };
  const call = { ...view.call, rule: sharing, ...own };
  const answer = useQuery({ ...sharingQuery(call), placeholderData: (before) => before });
  const refused = refusal(answer.error);
  const words = t.costs.principals.sharing;
  return (
    <>
      {sharing === "weights" ? (
        <Weights principals={principals} weights={weights} onChange={(next) => view.change({ weight: writeWeights(next) })} />
      ) : (
        <Among principals={principals} among={among} onChange={(next) => view.change({ among: next })} />
      )}
      {refused ? <Message tone="warning" heading={words.cannot} live>{refused.map((one) => <p key={one.field}>{one.message}</p>)}</Message> : (
        <QueryState query={answer}>
          {(data) => (
            <>
              <SharingTable sharing={data} organisationId={organisationId} />
              <ViewBar shows={words.rules[sharing]} revision={data._meta.revision} call={{ path: "/cost-sharings", query: call }} formats={["json"]} />
            </>
          )}
        </QueryState>
      )}
    </>
  );
}

/** Why a rule cannot be used: what it lacks, such as inhabitants that nobody has published. */
function refusal(error: unknown) {
  const known = error ? toApiError(error) : null;
  return known?.status === 422 ? known.problem?.violations : null;
}

type WeightsProps = { principals: readonly Organisation[]; weights: ReadonlyMap<string, number>; onChange: (next: ReadonlyMap<string, number>) => void };

/** One weight for each; what is typed counts when one leaves the field. */
function Weights({ principals, weights, onChange }: WeightsProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costs.principals.sharing;
  const keep = (id: string, text: string) => {
    const weight = readWeight(text);
    const next = new Map(weights);
    if (weight === null) next.delete(id);
    else next.set(id, weight);
    if (next.get(id) !== weights.get(id)) onChange(next);
  };
  return (
    <div className="weights no-print">
      {principals.map((one) => {
        const weight = weights.get(one.id) ?? "";
        const label = <><span className="sr-only">{words.weightOf(local(one.name))}</span><span aria-hidden="true">{one.shortName ?? local(one.name)}</span></>;
        return <TextField key={`${one.id} ${weight}`} label={label} inputMode="decimal" defaultValue={String(weight)} onBlur={(event) => keep(one.id, event.target.value)} />;
      })}
    </div>
  );
}

type AmongProps = { principals: readonly Organisation[]; among: readonly string[]; onChange: (next: string[]) => void };

/** Who shares: all of them until some are chosen. */
function Among({ principals, among, onChange }: AmongProps) {
  const { t } = useText();
  const local = useLocal();
  const chosen = among.length > 0 ? among : principals.map((one) => one.id);
  const toggle = (id: string) => {
    const next = principals.map((one) => one.id).filter((one) => (one === id ? !chosen.includes(one) : chosen.includes(one)));
    onChange(next.length === principals.length ? [] : next);
  };
  return (
    <details className="no-print" open={among.length > 0 || undefined}>
      <summary>{t.costs.principals.sharing.among}</summary>
      <fieldset className="sharers">
        <legend className="sr-only">{t.costs.principals.sharing.among}</legend>
        {principals.map((one) => <CheckChoice key={one.id} label={local(one.name)} checked={chosen.includes(one.id)} disabled={chosen.length === 1 && chosen.includes(one.id)} onChange={() => toggle(one.id)} />)}
      </fieldset>
    </details>
  );
}
