import { useState } from "react";
import type { ImpactAnalysis } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { AnalysisCard } from "./analysis-card";
import { AnalysisDialog, PERSPECTIVES } from "./follow-dialogs";
import type { Subject } from "./queries";

type Props = { about: Subject; heading: string; none: string; analyses: readonly ImpactAnalysis[]; leads: boolean };

/** The analyses, and from whose side there is none. */
export function Analyses({ about, heading, none, analyses, leads }: Props) {
  const { t } = useText();
  const words = t.planWork.follow;
  const [adding, setAdding] = useState(false);
  const missing = PERSPECTIVES.filter((side) => !analyses.some((one) => one.perspective === side));
  return (
    <section className="stack">
      <h2>{heading}</h2>
      {analyses.length === 0 ? <p className="muted">{none}</p> : missing.map((side) => <p key={side} className="follow-missing">{words.missing(words.perspectiveFrom[side])}</p>)}
      {analyses.map((one) => <AnalysisCard key={one.id} analysis={one} leads={leads} />)}
      {leads && <div className="no-print"><Button variant="secondary" onClick={() => setAdding(true)}>{words.addAnalysis}</Button></div>}
      {adding && <AnalysisDialog about={about} analysis={null} onClose={() => setAdding(false)} />}
    </section>
  );
}
