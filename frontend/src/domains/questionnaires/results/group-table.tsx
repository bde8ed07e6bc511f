import type { GroupResult, QuestionResult, QuestionnaireResults } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { percent } from "./figures";
import type { Split } from "./result-choices";

type Props = { question: QuestionResult; groups: QuestionnaireResults["groups"]; split: Split };

/** The same question by principal or by kind of unit. A withheld figure says that it is withheld. */
export function GroupTable({ question, groups, split }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const shown = groups.filter((one) => (split === "principal" ? one.unitKindId === null : one.principalId === null));
  const averaged = question.type === "scale" || question.type === "number";
  // Each group's points of a scale would be a table of small numbers; its mean says it.
  const options = averaged ? [] : question.options;
  return (
    <div>
      <table className="table table-stacks small group-table">
        <caption className="sr-only">{local(question.text)}, {words.splits[split]}</caption>
        <thead>
          <tr>
            <th scope="col">{words.group}</th><th scope="col" className="number">{words.baseColumn}</th>
            {averaged && <th scope="col" className="number">{words.meanColumn}</th>}
            {options.map((one) => <th key={one.id} scope="col" className="number">{local(one.text)}</th>)}
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => {
            const result = question.results.find((one) => one.principalId === group.principalId && one.unitKindId === group.unitKindId);
            return <Row key={`${group.principalId} ${group.unitKindId}`} name={local(group.name)} result={result} options={options} averaged={averaged} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { name: string; result: GroupResult | undefined; options: QuestionResult["options"]; averaged: boolean };

function Row({ name, result, options, averaged }: RowProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const withheld = <span className="muted withheld">{t.figures.withheld}</span>;
  const n = (value: number) => formatNumber(value, lang);
  const nobody = result?.answered === 0;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number" data-label={words.baseColumn}>{typeof result?.answered === "number" ? n(result.answered) : withheld}</td>
      {averaged && <td className="number" data-label={words.meanColumn}>{typeof result?.mean === "number" ? n(result.mean) : nobody ? "–" : withheld}</td>}
      {options.map((option) => {
        const chosen = result?.choices.find((one) => one.choiceId === option.id);
        const said = chosen && chosen.count !== null && chosen.share !== null ? `${percent(chosen.share, lang)} (${n(chosen.count)})` : null;
        return <td key={option.id} className="number" data-label={local(option.text)}>{said ?? (nobody ? "–" : withheld)}</td>;
      })}
    </tr>
  );
}
