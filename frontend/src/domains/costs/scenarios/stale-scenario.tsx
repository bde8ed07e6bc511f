import { useQuery } from "@tanstack/react-query";
import { useLocal, useText } from "@/text/language";
import { rangeText } from "@/format/money";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { summaryQuery } from "../queries";
import type { TaggedScenario } from "./queries";
import type { ScenarioState } from "./use-scenario";

type Props = { state: ScenarioState; theirs: TaggedScenario; onKeep: () => void };

/** Another has saved meanwhile: what theirs is called and costs, and the person chooses. */
export function StaleScenario({ state, theirs, onKeep }: Props) {
  const { t, lang } = useText();
  const words = t.costEdit.scenarios;
  const local = useLocal();
  const { id, planId, name } = theirs.scenario;
  const sum = useQuery({ ...summaryQuery({ plan: planId, scenario: id }), staleTime: 0 }).data;
  const actions = (
    <>
      <Button onClick={onKeep}>{words.keepMine}</Button>
      <Button variant="secondary" onClick={state.takeTheirs}>{words.takeTheirs}</Button>
    </>
  );
  return (
    <div className="scenario-kept">
      <Message tone="warning" heading={words.staleHeading} live actions={actions}>
        <p>{words.staleBody} {sum && words.theirsCost(local(name), rangeText(sum.total.annual, t, lang))}</p>
      </Message>
    </div>
  );
}
