import type { PlanVersion } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { useFold } from "../fold";
import { MarkWord } from "../mark";
import { leadText, timeText } from "../words";
import { known, said, timesOf, underStep, type Kept, type KnownProgress } from "./documents";

/** The plan as it was kept then: its activities, when they were to be carried out and how far they had come. */
export function Version({ version }: { version: PlanVersion }) {
  const { t, lang } = useText();
  const words = t.planWork.earlier;
  const progress = known(version.progress);
  const n = (value: number) => formatNumber(value, lang);
  const { adopted, of } = version.adoption;
  return (
    <section className="stack">
      <h2>{words.version(formatDate(version.moment.on))}</h2>
      <p>{words.versionCounts(n(version.activities.length), n(version.decisions.length), n(version.agreements.length))} {of > 0 && words.adoptedThen(n(adopted), n(of))}</p>
      {version.steps.map((step) => <Step key={said(step, "id", lang)} step={step} version={version} progress={progress} />)}
    </section>
  );
}

type StepProps = { step: Kept; version: PlanVersion; progress: ReadonlyMap<string, KnownProgress> };

function Step({ step, version, progress }: StepProps) {
  const { t, lang } = useText();
  const words = t.planWork.earlier;
  const name = `${words.step(said(step, "number", lang))}: ${said(step, "needLevel", lang)}`;
  const { shown, more } = useFold(underStep(version.activities, step.id), t.plan.page.filters.more);
  return (
    <div className="stack-tight">
      <h3>{name}</h3>
      {shown.length === 0 ? <p className="muted">{words.noActivities}</p> : (
        <table className="table table-stacks earlier-table" aria-label={name}>
          <thead><tr><th scope="col">{words.columns.activity}</th><th scope="col">{words.columns.when}</th><th scope="col">{words.columns.progress}</th></tr></thead>
          <tbody>
            {shown.map((one) => (
              <tr key={said(one, "id", lang)}>
                <th scope="row">{said(one, "code", lang)} {said(one, "title", lang)}</th>
                <td data-label={words.columns.when}>{timeText(timesOf(one), version.adoption, t, lang)}</td>
                <td data-label={words.columns.progress}><Known known={progress.get(said(one, "id", lang))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more && <div>{more}</div>}
    </div>
  );
}

function Known({ known: so }: { known: KnownProgress | undefined }) {
  const { t, lang } = useText();
  const words = t.planWork.earlier;
  if (!so) return <span className="muted">{t.plan.terms.noReport}</span>;
  return (
    <>
      {so.lead && <MarkWord kind={so.lead.status}>{leadText(so, t, lang)}</MarkWord>}
      {so.reported > 0 && <span className="block">{so.reported === 1 ? words.reportedOne : words.reported(formatNumber(so.reported, lang))}</span>}
    </>
  );
}
