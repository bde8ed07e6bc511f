import { useState } from "react";
import type { OrganisationDuties } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { useAddress } from "@/ui/use-address";
import { DutyCard } from "./duty-card";
import { GROUPS, keyOf, orderOf, sorted } from "./duties";
import { Reporter } from "./reporter";
import { useMayReport } from "./reporting";

/** The organisation's parts, the most pressing first, each with its form; then what one only hears of. */
export function DutyList({ data }: { data: OrganisationDuties }) {
  const { t } = useText();
  const [order] = useState(() => orderOf(data.duties));
  const { own, consulted } = sorted(data.duties);
  const words = t.plan.report;
  return (
    <div className="duty-stack">
      {GROUPS.map((group) => {
        const some = own.filter((one) => (order.get(keyOf(one)) ?? "going") === group);
        return some.length > 0 && (
          <section key={group} className="duty-group">
            <h2 data-tone={group === "late" || group === "silent" ? "late" : undefined}>{words.groups[group]}</h2>
            {some.map((one) => <Reported key={keyOf(one)} duty={one} data={data} keys={[...order.keys()]} />)}
          </section>
        );
      })}
      {consulted.length > 0 && (
        <section className="duty-group">
          <h2>{words.consulted}</h2>
          <p className="muted">{words.consultedBody}</p>
          {consulted.map((one) => <DutyCard key={keyOf(one)} duty={one} adoption={data.adoption} />)}
        </section>
      )}
    </div>
  );
}

type ReportedProps = { duty: OrganisationDuties["duties"][number]; data: OrganisationDuties; keys: readonly string[] };

function Reported({ duty, data, keys }: ReportedProps) {
  const { t } = useText();
  const local = useLocal();
  const mayReport = useMayReport();
  const { params, setParams } = useAddress();
  const key = keyOf(duty);
  const next = keys[keys.indexOf(key) + 1];
  const waiting = data.duties.find((one) => keyOf(one) === next);
  return (
    <DutyCard duty={duty} adoption={data.adoption}>
      {mayReport(duty.organisationId) && (
        <Reporter
          subject={{ activityId: duty.activityId, organisationId: duty.organisationId }}
          name={`${duty.code} ${local(duty.title)}`}
          last={duty.present}
          open={params.get("rapportera") === key}
          onOpen={(open) => setParams({ rapportera: open ? key : null })}
          next={waiting && <Button onClick={() => setParams({ rapportera: next })}>{t.plan.report.receipt.next}: {waiting.code}</Button>}
        />
      )}
    </DutyCard>
  );
}
