import type { Matrix, MatrixArea, MatrixMethod } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { SelectField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { StatusLabel } from "../status-symbol";
import type { Selection } from "./selection";
import { useStatementWords } from "./statement-words";
import "./phone-matrix.css";

type Props = { matrix: Matrix; onSelect: (selection: Selection) => void };
type View = "organisation" | "method";

/** On a narrow screen: one organisation's answers on every method, or every organisation's on one. */
export function PhoneMatrix({ matrix, onSelect }: Props) {
  const { t } = useText();
  const { params, setParams } = useAddress();
  const view: View = params.get("vy") === "metod" ? "method" : "organisation";
  return (
    <div className="stack">
      <fieldset className="segmented">
        <legend className="sr-only">{t.gap.matrix.phoneBy}</legend>
        {(["organisation", "method"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="phone-view" checked={view === one} onChange={() => setParams({ vy: one === "method" ? "metod" : null })} />
            <span>{one === "method" ? t.gap.matrix.phoneMethod : t.gap.matrix.phoneOrganisation}</span>
          </label>
        ))}
      </fieldset>
      {view === "organisation" ? <OneOrganisation matrix={matrix} onSelect={onSelect} /> : <OneMethod matrix={matrix} onSelect={onSelect} />}
    </div>
  );
}

function OneOrganisation({ matrix, onSelect }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const { params, setParams } = useAddress();
  const organisation = matrix.organisations.find((one) => one.id === params.get("org")) ?? matrix.organisations[0];
  if (!organisation) return null;
  const { offered, counted } = organisation.coverage;
  return (
    <>
      <SelectField
        label={t.gap.matrix.chooseOrganisation}
        value={organisation.id}
        options={matrix.organisations.map((one) => ({ value: one.id, label: local(one.name) }))}
        onChange={(event) => setParams({ org: event.target.value })}
      />
      <p className="strong">{t.gap.matrix.coverageOf(local(organisation.name), formatNumber(offered, lang), formatNumber(counted, lang))}</p>
      {matrix.areas.map((area) => <AreaAnswers key={area.id} area={area} organisationId={organisation.id} onSelect={onSelect} />)}
    </>
  );
}

type AreaProps = { area: MatrixArea; organisationId: string; onSelect: Props["onSelect"] };

/** Methods that the organisation was never asked about would only be noise here. */
function AreaAnswers({ area, organisationId, onSelect }: AreaProps) {
  const local = useLocal();
  const answers = area.methods.flatMap((method) => {
    const cell = method.cells.find((one) => one.organisationId === organisationId);
    return cell && cell.status !== "not_asked" ? [{ method, cell }] : [];
  });
  if (answers.length === 0) return null;
  return (
    <section className="phone-area">
      <h2>{local(area.name)}</h2>
      <ul className="plain-list phone-list">
        {answers.map(({ method, cell }) => (
          <li key={method.id}>
            <button type="button" onClick={() => onSelect({ methodId: method.id, organisationId })}>
              <span>{local(method.name)}</span>
              <StatusLabel status={cell.status} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneMethod({ matrix, onSelect }: Props) {
  const { t } = useText();
  const local = useLocal();
  const { params, setParams } = useAddress();
  const methods = matrix.areas.flatMap((area) => area.methods);
  const method = methods.find((one) => one.id === params.get("metod")) ?? methods[0];
  if (!method) return null;
  return (
    <>
      <label className="field">
        <span className="field-label">{t.gap.matrix.chooseMethod}</span>
        <select className="native-select" value={method.id} onChange={(event) => setParams({ metod: event.target.value })}>
          {matrix.areas.map((area) => (
            <optgroup key={area.id} label={local(area.name)}>
              {area.methods.map((one) => <option key={one.id} value={one.id}>{local(one.name)}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      <MethodAnswers method={method} matrix={matrix} onSelect={onSelect} />
    </>
  );
}

function MethodAnswers({ method, matrix, onSelect }: Props & { method: MatrixMethod }) {
  const { t } = useText();
  const local = useLocal();
  const words = useStatementWords();
  const asked = method.cells.filter((cell) => cell.status !== "not_asked");
  const nameOf = (id: string) => local(matrix.organisations.find((one) => one.id === id)?.name);
  return (
    <>
      {method.groupStatements.map((one) => <p key={one.groupId + one.sourcePlaceId}>{t.gap.matrix.groupSays(words(one))}</p>)}
      <ul className="plain-list phone-list">
        {asked.map((cell) => (
          <li key={cell.organisationId}>
            <button type="button" onClick={() => onSelect({ methodId: method.id, organisationId: cell.organisationId })}>
              <span>{nameOf(cell.organisationId)}</span>
              <StatusLabel status={cell.status} />
            </button>
          </li>
        ))}
      </ul>
      {asked.length === 0 && <p className="muted">{t.gap.matrix.nobodyAsked}</p>}
    </>
  );
}
