import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { organisationsQuery } from "@/api/reference";
import type { PriceIndex } from "@/api/types";
import { formatDifference, formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { EditIndex } from "./edit-index";
import type { IndexValue } from "./pasted";

/** A series with its values and where they can be checked. */
export function IndexCard({ index, canEdit }: { index: PriceIndex; canEdit: boolean }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.prices;
  const [editing, setEditing] = useState(false);
  const organisations = useQuery({ ...organisationsQuery, enabled: index.organisationId !== null }).data ?? [];
  const owner = organisations.find((one) => one.id === index.organisationId);
  const name = local(index.name);
  return (
    <article className="card stack">
      <div className="card-head">
        <h3>{name}</h3>
        {canEdit && !editing && <Button variant="secondary" aria-label={words.editIndex(name)} onClick={() => setEditing(true)}>{words.change}</Button>}
      </div>
      {editing ? <EditIndex index={index} onClose={() => setEditing(false)} /> : (
        <>
          <dl className="definitions small">
            <dt>{words.publisher}</dt><dd>{index.publisher}{owner && `, ${words.own(local(owner.name))}`}</dd>
            {index.base && <><dt>{words.base}</dt><dd>{index.base}</dd></>}
            {index.url && <><dt>{words.url}</dt><dd><a href={index.url}>{index.url}</a></dd></>}
            {index.note && <><dt>{words.note}</dt><dd>{index.note}</dd></>}
          </dl>
          <ValuesTable values={index.values} label={`${name}: ${words.values}`} />
        </>
      )}
    </article>
  );
}

/** So many values are shown until one asks for all. */
const NEWEST = 8;

/** The values, newest first, with how much each year has changed. */
export function ValuesTable({ values, label }: { values: readonly IndexValue[]; label: string }) {
  const { t, lang } = useText();
  const words = t.costEdit.prices;
  const [all, setAll] = useState(false);
  const newest = values.toReversed().slice(0, all ? values.length : NEWEST);
  const change = (one: IndexValue) => {
    const before = values.find((other) => other.year === one.year - 1);
    return before ? t.costEdit.terms.percent(formatDifference(Math.round((one.value / before.value - 1) * 1000) / 10, lang)) : "–";
  };
  return (
    <>
      <table className="table values-table" aria-label={label}>
        <thead><tr><th scope="col">{words.year}</th><th scope="col" className="number">{words.values}</th><th scope="col" className="number">{words.change2}</th></tr></thead>
        <tbody>{newest.map((one) => <tr key={one.year}><th scope="row">{one.year}</th><td className="number">{formatNumber(one.value, lang)}</td><td className="number">{change(one)}</td></tr>)}</tbody>
      </table>
      {newest.length < values.length && <div><Button variant="tertiary" onClick={() => setAll(true)}>{words.showAll}</Button></div>}
    </>
  );
}
