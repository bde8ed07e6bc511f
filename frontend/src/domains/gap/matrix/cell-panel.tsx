import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { GroupStatement, Matrix, MatrixCell, MatrixMethod, SourcePlace } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { formatDate, formatDateTime } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { whoWrote } from "@/text/actor";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Message } from "@/ui/message";
import { SidePanel } from "@/ui/side-panel";
import { SkeletonRows } from "@/ui/skeleton";
import { CoverageMark } from "../coverage";
import { cellHistoryQuery } from "../queries";
import { StatusLabel } from "../status-symbol";
import { CorrectionForm } from "./correction-form";
import { useStatementWords } from "./statement-words";
import { writeSelection, type Selection } from "./selection";

type Props = { matrix: Matrix; selection: Selection; disagrees: boolean; onClose: () => void };
type PlaceOf = (id: string | null) => SourcePlace | undefined;

/** Everything known about one cell or one method, beside the matrix. */
export function CellPanel({ matrix, selection, disagrees, onClose }: Props) {
  const { t } = useText();
  const local = useLocal();
  const method = matrix.areas.flatMap((area) => area.methods).find((one) => one.id === selection.methodId);
  if (!method) return null;
  const organisation = matrix.organisations.find((one) => one.id === selection.organisationId);
  const cell = method.cells.find((one) => one.organisationId === organisation?.id);
  const placeOf: PlaceOf = (id) => matrix.sources.places.find((place) => place.id === id);
  return (
    <SidePanel
      subject={writeSelection(selection)}
      kicker={organisation ? `${local(organisation.name)}, ${matrix.round.year}` : local(matrix.round.title)}
      heading={local(method.name)}
      onClose={onClose}
      closeLabel={t.gap.panel.close}
    >
      {organisation && cell ? <CellDetails matrix={matrix} method={method} cell={cell} placeOf={placeOf} /> : <MethodCoverage method={method} />}
      {disagrees && (
        <Message tone="warning" heading={t.gap.panel.disagrees}>
          <AppLink href={`/avstamning?round=${matrix.round.id}`}>{t.gap.panel.toFindings}</AppLink>
        </Message>
      )}
      <GroupStatements method={method} matrix={matrix} placeOf={placeOf} />
      <MethodFacts method={method} />
      {organisation && cell && <CellHistory roundId={matrix.round.id} methodId={method.id} organisationId={organisation.id} />}
    </SidePanel>
  );
}

function CellDetails({ matrix, method, cell, placeOf }: { matrix: Matrix; method: MatrixMethod; cell: MatrixCell; placeOf: PlaceOf }) {
  const { t, lang } = useText();
  const words = t.gap.panel;
  const asked = cell.status !== "not_asked";
  const who = cell.enteredBy ?? words.imported;
  return (
    <>
      <section>
        <p className="panel-status"><StatusLabel status={cell.status} /></p>
        <p className="muted">{t.terms.statusMeaning[cell.status]}</p>
      </section>
      {asked && (
        <>
          <section>
            <h3>{words.comment}</h3>
            <p className={cell.comment ? "" : "muted"}>{cell.comment ?? words.noComment}</p>
          </section>
          <section>
            <h3>{t.common.source.heading}</h3>
            <SourceNote place={placeOf(cell.sourcePlaceId)} />
          </section>
          <section>
            <h3>{words.entered}</h3>
            <p>
              {words.enteredBy(who, formatDateTime(cell.enteredAt))}
              {cell.revision !== null && <span className="muted">, {words.revision(formatNumber(cell.revision, lang))}</span>}
            </p>
          </section>
        </>
      )}
      <CorrectionForm round={matrix.round} methodId={method.id} cell={cell} />
    </>
  );
}

function MethodCoverage({ method }: { method: MatrixMethod }) {
  const { t, lang } = useText();
  const words = t.gap.panel;
  const { municipalities, region } = method.coverage;
  const n = (value: number) => formatNumber(value, lang);
  const unknown = municipalities.unknown + region.unknown;
  return (
    <section>
      {municipalities.counted > 0 && <p className="panel-status">{t.gap.matrix.offeredIn(n(municipalities.offered), n(municipalities.counted), t.gap.matrix.municipalitiesNoun)}</p>}
      <dl className="definitions">
        {(["municipalities", "region"] as const).map((block) => (
          <div key={block} className="definition-row"><dt>{t.terms.block[block]}</dt><dd><CoverageMark coverage={method.coverage[block]} /></dd></div>
        ))}
      </dl>
      <h3>{words.coverage}</h3>
      <p className="small">{words.coverageRule} {unknown > 0 && words.unknown(n(unknown))}</p>
    </section>
  );
}

function GroupStatements({ method, matrix, placeOf }: { method: MatrixMethod; matrix: Matrix; placeOf: PlaceOf }) {
  const { t } = useText();
  const words = useStatementWords();
  const local = useLocal();
  if (method.groupStatements.length === 0) return null;
  const nameOf = (one: GroupStatement) => local(matrix.groups.find((group) => group.id === one.groupId)?.name);
  return (
    <section>
      <h3>{t.gap.panel.group}</h3>
      {method.groupStatements.map((one) => (
        <div key={one.groupId + one.sourcePlaceId} className="stack-tight">
          <p><span className="strong">{nameOf(one)}:</span> {words(one)}</p>
          <p className="small muted">{t.gap.matrix.groupNotSplit}</p>
          <SourceNote place={placeOf(one.sourcePlaceId)} />
        </div>
      ))}
    </section>
  );
}

function MethodFacts({ method }: { method: MatrixMethod }) {
  const { t } = useText();
  const facts = [t.terms.kind[method.kind], t.terms.substance[method.substance], t.terms.ageGroup[method.ageGroup]];
  return (
    <section>
      <h3>{t.gap.panel.facts}</h3>
      <p>{facts.join(" · ")}</p>
      <p>
        {method.recommended ? t.gap.matrix.recommended : t.gap.matrix.notRecommended}
        {method.priority !== null && `. ${t.gap.matrix.priority(String(method.priority))}`}
      </p>
    </section>
  );
}

function CellHistory({ roundId, methodId, organisationId }: { roundId: string; methodId: string; organisationId: string }) {
  const { t } = useText();
  const query = useQuery(cellHistoryQuery(roundId, methodId, organisationId));
  return (
    <section>
      <h3>{t.gap.panel.history}</h3>
      <QueryState query={query} skeleton={<SkeletonRows rows={2} />}>
        {(changes) =>
          changes.length === 0 ? <p className="muted">{t.gap.panel.noHistory}</p> : (
            <ol className="plain-list stack-tight">
              {changes.slice(0, 5).map((one) => (
                <li key={one.revision} className="small">
                  <span className="nowrap">{formatDate(one.at)}</span> {whoWrote(one, t)}: {t.terms.action[one.action].toLowerCase()}
                  {one.after?.status ? ` – ${t.terms.status[one.after.status as MatrixCell["status"]] ?? ""}` : ""}
                  {one.reason && <span className="muted"> ({one.reason})</span>}
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
      <AppLink className="small" href={`/andringar?objectType=assessment&objectId=${roundId}/${methodId}/${organisationId}`}>{t.gap.panel.allHistory}</AppLink>
    </section>
  );
}
