import type { OverviewStep } from "@/api/types";
import { useLocal, useText } from "@/text/language";

/** The need that a step is for, who gives the care, and what a source says of the whole step. */
export function StepHead({ step }: { step: OverviewStep }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.terms;
  const care = [local(step.careLevel), step.year !== null && words.stepYear(String(step.year))].filter(Boolean).join(" · ");
  return (
    <span className="plan-step-head">
      <span className="plan-step-name"><span className="plan-step-number">{words.step(String(step.number))}</span> {local(step.needLevel)}</span>
      {care && <span className="plan-step-care">{care}</span>}
      {step.status && <span className="plan-step-status" lang={lang === "en" && step.status.en ? "en" : "sv"}>{local(step.status)}</span>}
    </span>
  );
}
