import { useId, useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { CountyFinding, ReviewState } from "@/api/types";
import { useText } from "@/text/language";
import { ConfirmDialog } from "@/ui/dialog";
import { TextArea } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useReview } from "./queries";

const SAID: readonly ReviewState[] = ["explained", "accepted"];

type Props = { finding: CountyFinding; county: string; onClose: () => void };

/** The lead says why both are as they are, or that it is a fault that is known. */
export function ReviewDialog({ finding, county, onClose }: Props) {
  const { t } = useText();
  const name = useId();
  const words = t.findings;
  const [state, setState] = useState<ReviewState>(finding.review.state === "accepted" ? "accepted" : "explained");
  const [reason, setReason] = useState(finding.review.reason ?? "");
  const review = useReview(finding, county);
  const save = () => review.mutate({ state, reason: reason.trim() }, { onSuccess: () => { announce(words.reviewed); onClose(); } });
  return (
    <ConfirmDialog open heading={words.review} confirm={words.reviewSave} busy={review.isPending || reason.trim() === ""} onConfirm={save} onClose={onClose}>
      <fieldset className="review-choice">
        <legend className="strong">{words.reviewState}</legend>
        {SAID.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name={name} checked={state === one} onChange={() => setState(one)} />
            <span><span className="strong">{words.states[one]}.</span> {words.statesMeaning[one]}</span>
          </label>
        ))}
      </fieldset>
      <TextArea label={words.reviewReason} value={reason} maxLength={2000} required onChange={(event) => setReason(event.target.value)} />
      {review.error && <ErrorNotice error={review.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
