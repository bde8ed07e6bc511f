import type { ComparedQuestion, QuestionResult, QuestionnaireResults, QuestionnaireRound } from "@/api/types";
import { formatDifference, formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { BarChart, type Bar } from "@/ui/charts/bar-chart";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { barOf, everybody, shownChoices } from "./figures";
import { GroupTable } from "./group-table";
import type { Split } from "./result-choices";
import { StatedNotes } from "./stated-notes";

type Props = {
  question: QuestionResult; other: QuestionResult | undefined; series: readonly string[]; compared: ComparedQuestion | undefined; sameYear: boolean;
  /** The round held beside, once its results have come. */
  besideName: string | null;
  groups: QuestionnaireResults["groups"]; split: Split; round: QuestionnaireRound;
};

/** One question: how the answers fell, of how many, and what it is held beside. The same as a table at one press. */
export function QuestionCard({ question, other, series, compared, sameYear, besideName, groups, split, round }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const heading = local(question.text);
  const choices = shownChoices(question, other);
  const hindered = compared?.notComparable ?? null;
  // What means something else now is not drawn beside.
  const beside = hindered ? undefined : other;
  const bars = choices.map((choice) => ({
    key: choice.id,
    label: local(choice.text),
    bars: [barOf(question, everybody(question), choice.id, 0, t, lang), beside ? barOf(beside, everybody(beside), choice.id, 1, t, lang) : null].filter((one): one is Bar => one !== null),
  }));
  const foot = (
    <>
      <Base question={question} />
      {hindered && other && <p><span className="tag" data-tone="warning">{words.notComparable}</span> {sameYear ? words.otherMeaning : local(hindered.words)}</p>}
      {!other && besideName && <p className="muted">{words.notIn(besideName)}</p>}
      {!hindered && !sameYear && compared && <Changes compared={compared} />}
      <StatedNotes question={question} round={round} of={beside ? series[0] : undefined} />
      {beside && beside.stated.length > 0 && <StatedNotes question={beside} round={null} of={series[1]} />}
      {split !== "none" && <GroupTable question={question} groups={groups} split={split} />}
    </>
  );
  if (choices.length === 0) return <section className="card chart-frame keep"><h2>{heading}</h2><div className="chart-foot">{foot}</div></section>;
  return (
    <ChartFrame
      heading={heading}
      chart={<BarChart title={heading} groups={bars} series={beside ? series : undefined} end={100} />}
      table={<ChoiceTable rows={bars} series={beside ? series : series.slice(0, 1)} caption={heading} />}
    >
      {foot}
    </ChartFrame>
  );
}

/** Of how many the shares are, and how many said nothing. */
function Base({ question }: { question: QuestionResult }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const all = everybody(question);
  if (!all) return null;
  const n = (value: number) => formatNumber(value, lang);
  const mean = all.mean === null ? null : [n(all.mean), local(question.unit)].filter(Boolean).join(" ");
  const averaged = question.type === "scale" || question.type === "number";
  return (
    <p className="result-base">
      {averaged && (mean !== null || (all.answered ?? 0) > 0) && <span className="strong">{mean === null ? words.meanWithheld : words.mean(mean)}</span>}
      <span>{all.answered === null ? words.baseWithheld : question.type === "text" ? words.texts(n(all.answered)) : words.base(n(all.answered))}</span>
      {all.missing !== null && all.missing > 0 && <span>{words.missing(n(all.missing))}</span>}
    </p>
  );
}

function Changes({ compared }: { compared: ComparedQuestion }) {
  const { t, lang } = useText();
  const local = useLocal();
  const told = compared.choices.filter((one) => one.change !== null);
  if (told.length === 0) return null;
  return (
    <p className="result-base">
      {told.map((one) => <span key={one.choiceId}>{local(one.text)}: {t.questionnaires.results.points(formatDifference(one.change ?? 0, lang))}</span>)}
    </p>
  );
}

type Rows = readonly { key: string; label: string; bars: readonly Bar[] }[];

function ChoiceTable({ rows, series, caption }: { rows: Rows; series: readonly string[]; caption: string }) {
  const { t } = useText();
  const words = t.questionnaires.results;
  return (
    <table className="table">
      <caption className="sr-only">{caption}</caption>
      <thead><tr><th scope="col">{words.answerColumn}</th>{series.map((name) => <th key={name} scope="col">{series.length > 1 ? name : words.shareColumn}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {series.map((name, index) => <td key={name}>{row.bars.find((bar) => bar.series === index)?.text ?? "–"}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
