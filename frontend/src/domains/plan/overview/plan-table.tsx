import { useRef, type CSSProperties } from "react";
import type { OverviewActivity, OverviewPart, OverviewStep, PlanOverview } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { useFold } from "../fold";
import { Mark } from "../mark";
import { isDoing, partText } from "../words";
import { ActivityTitle, ActivityState, ActivityWarnings } from "./activity-words";
import type { Stop } from "./arrange";
import type { PlanView } from "./plan-view";
import { StepHead } from "./step-head";
import { useMarkKeys } from "./use-mark-keys";

type Props = { overview: PlanOverview; view: PlanView };
type Marks = Omit<ReturnType<typeof useMarkKeys>, "active"> & { active: Stop };

/** The activities by step, with one mark for each organisation in the same order on every row. */
export function PlanTable({ overview, view }: Props) {
  const { t } = useText();
  const local = useLocal();
  const table = useRef<HTMLTableElement>(null);
  const keys = useMarkKeys(table);
  const words = t.plan.page.table;
  const first = new Map(view.steps.map((step, index) => [step.id, view.steps.slice(0, index).reduce((sum, one) => sum + one.activities.length, 0)]));
  const marks = { ...keys, active: keys.active ?? firstMark(view) };
  return (
    <>
      <table ref={table} className="plan-table" aria-label={words.label} style={{ "--columns": view.columns.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col" className="plan-col-title">{words.activity}</th>
            {view.columns.map((one) => <th key={one.id} scope="col" className="plan-col-org" title={local(one.name)}><span>{one.shortName}</span></th>)}
            <th scope="col" className="plan-col-state">{words.state}</th>
          </tr>
        </thead>
        {view.steps.map((step) => <StepRows key={step.id} step={step} view={view} adoption={overview.adoption} firstRow={first.get(step.id) ?? 0} marks={marks} />)}
      </table>
      <p className="small muted no-print">{words.keys}</p>
    </>
  );
}

function firstMark({ steps, columns }: PlanView): Stop {
  const rows = steps.flatMap((step) => step.activities);
  const row = rows.findIndex((one) => columns.some((column) => one.parts.some((part) => part.organisationId === column.id)));
  const col = columns.findIndex((column) => rows[row]?.parts.some((part) => part.organisationId === column.id));
  return { row, col };
}

type StepProps = { step: OverviewStep; view: PlanView; adoption: PlanOverview["adoption"]; firstRow: number; marks: Marks };

function StepRows({ step, view, adoption, firstRow, marks }: StepProps) {
  const { t } = useText();
  const { shown, more } = useFold(step.activities, t.plan.page.filters.more);
  return (
    <tbody data-step={step.number}>
      <tr className="plan-step"><th colSpan={view.columns.length + 2} scope="rowgroup"><StepHead step={step} /></th></tr>
      {shown.map((one, index) => <Row key={one.id} activity={one} view={view} adoption={adoption} row={firstRow + index} marks={marks} />)}
      {more && <tr><td colSpan={view.columns.length + 2}>{more}</td></tr>}
    </tbody>
  );
}

type RowProps = { activity: OverviewActivity; view: PlanView; adoption: PlanOverview["adoption"]; row: number; marks: Marks };

function Row({ activity, view, adoption, row, marks }: RowProps) {
  const parts = new Map(activity.parts.map((one) => [one.organisationId, one]));
  return (
    <tr className="plan-activity" data-late={activity.isLate || undefined}>
      <th scope="row">
        <ActivityTitle activity={activity} adoption={adoption} />
        <ActivityWarnings activity={activity} codeOf={view.codeOf} />
      </th>
      {view.columns.map((column, col) => {
        const part = parts.get(column.id);
        return <td key={column.id} className="plan-cell">{part && <MarkButton part={part} activity={activity} view={view} row={row} col={col} marks={marks} />}</td>;
      })}
      <td className="plan-state"><ActivityState activity={activity} /></td>
    </tr>
  );
}

type MarkProps = { part: OverviewPart; activity: OverviewActivity; view: PlanView; row: number; col: number; marks: Marks };

/** The mark, its words on focus and under the pointer, and its last report one press away. */
function MarkButton({ part, activity, view, row, col, marks }: MarkProps) {
  const { t, lang } = useText();
  const said = `${view.nameOf(part.organisationId)}: ${partText(part, t, lang)}`;
  return (
    <button
      type="button"
      className="plan-mark"
      data-cell={`${activity.id}~${part.organisationId}`}
      data-row={row}
      data-col={col}
      data-late={part.isLate || undefined}
      data-words={said}
      tabIndex={marks.active.row === row && marks.active.col === col ? 0 : -1}
      aria-label={said}
      onClick={() => view.openCell(activity.id, part.organisationId)}
      onKeyDown={marks.onKeyDown}
      onFocus={marks.onFocus}
    >
      <Mark kind={isDoing(part) ? (part.status ?? "no_report") : "no_reporting"} />
    </button>
  );
}
