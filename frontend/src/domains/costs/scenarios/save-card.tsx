import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import { useText } from "@/text/language";
import { Button, LinkButton } from "@/ui/button";
import { TextArea, TextField } from "@/ui/fields";
import { useLeaveWarning } from "@/ui/use-leave-warning";
import type { TaggedScenario } from "./queries";
import { RemoveScenario } from "./remove-scenario";
import type { ScenarioState } from "./use-scenario";

type Props = { state: ScenarioState; tagged: TaggedScenario | null; onSaved: () => void; onMade: (id: string) => void };

/** The name, the note, and whether the choices are saved. */
export function SaveCard({ state, tagged, onSaved, onMade }: Props) {
  const { t } = useText();
  const words = t.costEdit.scenarios;
  const leads = canLead(useSession());
  const [nameless, setNameless] = useState(false);
  useLeaveWarning(leads && state.unsaved);
  if (!leads) {
    return (
      <section className="card stack-tight">
        <p className="strong">{words.signIn}</p>
        <p className="small muted">{words.signInBody}</p>
        <div><LinkButton variant="secondary" href={`/logga-in?next=/kostnader/scenarier/${tagged?.scenario.id ?? "nytt"}`}>{t.common.nav.signIn}</LinkButton></div>
      </section>
    );
  }
  const named = (then: () => void) => () => {
    setNameless(state.draft.name.trim() === "");
    if (state.draft.name.trim() !== "") then();
  };
  return (
    <section className="card stack" aria-label={words.save}>
      <TextField label={words.name} maxLength={300} error={nameless ? words.nameNeeded : undefined} value={state.draft.name} onChange={(event) => { setNameless(false); state.change({ name: event.target.value }); }} />
      <TextArea label={words.note} maxLength={2000} value={state.draft.note} onChange={(event) => state.change({ note: event.target.value })} />
      {state.error && <ErrorNotice error={state.error} heading={t.common.error.saveHeading} />}
      <p role="status" className="small muted">{state.busy ? t.common.saving : state.unsaved ? words.kept : t.common.form.nothingChanged}</p>
      <div className="row">
        {state.isSaved && <Button disabled={!state.unsaved || state.busy || state.theirs !== null} onClick={named(() => void state.save(onSaved))}>{words.save}</Button>}
        <Button variant={state.isSaved ? "secondary" : "primary"} disabled={state.busy} onClick={named(() => void state.saveAsNew(onMade))}>{words.saveAs}</Button>
        {state.isSaved && tagged && <RemoveScenario tagged={tagged} />}
      </div>
    </section>
  );
}
