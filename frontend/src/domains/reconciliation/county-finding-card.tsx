import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { CountyFinding } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatDifference } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { announce } from "@/ui/toast";
import { Side } from "./finding-side";
import { useOpenAgain } from "./queries";
import { ReviewDialog } from "./review-dialog";

type Props = { finding: CountyFinding; county: string };

/** What is stated beside what it disagrees with, the sum between them, and what the lead has said of it. */
export function CountyFindingCard({ finding, county }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.findings;
  const unit = local(finding.unit);
  return (
    <article className="card finding keep">
      <div className="card-head">
        <h2>{local(finding.title)}</h2>
        <span className="row">
          {finding.difference !== null && <span className="tag" data-tone="warning">{words.difference([formatDifference(finding.difference, lang), unit].filter(Boolean).join("\u00a0"))}</span>}
          <span className="tag">{words.kinds[finding.kind]}</span>
          <span className="tag">{t.terms.certainty[finding.certainty]}</span>
          <span className="tag" data-tone={finding.review.state === "open" ? undefined : "accent"}>{words.states[finding.review.state]}</span>
        </span>
      </div>
      <p className="finding-arithmetic"><span className="muted">{words.arithmetic}:</span> {local(finding.arithmetic)}</p>
      <div className="finding-sides">
        <Side heading={words.stated} sides={[finding.statement]} />
        <Side heading={words.against} sides={finding.evidence} />
      </div>
      <Review finding={finding} county={county} />
    </article>
  );
}

function Review({ finding, county }: Props) {
  const { t } = useText();
  const words = t.findings;
  const session = useSession();
  const [reviewing, setReviewing] = useState(false);
  const { review } = finding;
  const when = review.reviewedAt ? formatDate(review.reviewedAt) : "";
  return (
    <div className="finding-foot">
      {review.state !== "open" && (
        <p>
          <span className="strong">{words.states[review.state]}:</span> {review.reason}{" "}
          <span className="muted small">{review.reviewedBy ? words.reviewedBy(review.reviewedBy, when) : words.reviewedWhen(when)}</span>
        </p>
      )}
      <div className="row no-print">
        <SubjectLink finding={finding} />
        {canLead(session) && <Button variant="secondary" onClick={() => setReviewing(true)}>{review.state === "open" ? words.review : words.reviewAgain}</Button>}
        {canLead(session) && review.state !== "open" && <OpenAgain finding={finding} />}
      </div>
      {reviewing && <ReviewDialog finding={finding} county={county} onClose={() => setReviewing(false)} />}
    </div>
  );
}

function OpenAgain({ finding }: { finding: CountyFinding }) {
  const { t } = useText();
  const open = useOpenAgain(finding);
  return (
    <>
      <Button variant="tertiary" disabled={open.isPending} onClick={() => open.mutate(undefined, { onSuccess: () => announce(t.findings.opened) })}>{t.findings.openAgain}</Button>
      {open.error && <ErrorNotice error={open.error} heading={t.common.error.saveHeading} />}
    </>
  );
}

function SubjectLink({ finding: { domain, subject } }: { finding: CountyFinding }) {
  const { t } = useText();
  const words = t.findings.openSubject;
  if (subject.type === "method") return <AppLink href={`/gap/matris?cell=${subject.id}`}>{words.method}</AppLink>;
  if (subject.type === "indicator") return <AppLink href={`/kartlaggning/utforska?indicator=${subject.id}`}>{words.indicator}</AppLink>;
  if (subject.type === "cost-item") return <AppLink href={`/kostnader/poster/${subject.id}`}>{words.item}</AppLink>;
  if (subject.type === "cost-statement") return <AppLink href="/kostnader/poster">{words.statement}</AppLink>;
  if (subject.type === "activity" && domain === "plan") return <AppLink href={`/planen/aktivitet/${subject.id}`}>{words.planned}</AppLink>;
  if (subject.type === "activity") return <AppLink href={`/kostnader/poster?activity=${subject.id}`}>{words.activity}</AppLink>;
  return <AppLink href="/kartlaggning/enkater">{words.question}</AppLink>;
}
