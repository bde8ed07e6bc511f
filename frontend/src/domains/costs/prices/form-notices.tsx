import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import type { Typed } from "./use-typed";

type Props = { typed: Typed; theirs?: string; onKeepMine?: () => void; onTakeTheirs?: () => void };

/** What stands between a small form and being saved: another's save, an error, or words left from last time. */
export function FormNotices({ typed, theirs, onKeepMine, onTakeTheirs }: Props) {
  const { t } = useText();
  const words = t.costEdit.prices;
  if (typed.stale) {
    const actions = <><Button onClick={onKeepMine}>{words.keepMine}</Button><Button variant="secondary" onClick={onTakeTheirs}>{words.takeTheirs}</Button></>;
    return <Message tone="warning" heading={words.staleHeading} live actions={actions}><p>{words.staleBody} {theirs && words.theirs(theirs)}</p></Message>;
  }
  return (
    <>
      {typed.restored && <Message tone="info" actions={<Button variant="secondary" onClick={() => typed.reset()}>{words.discard}</Button>}>{words.keptDraft}</Message>}
      {typed.error && <ErrorNotice error={typed.error} heading={t.common.error.saveHeading} />}
    </>
  );
}
