import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SourcePlace } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { formatNumber } from "@/format/numbers";
import { localText, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { allPlacesQuery } from "./queries";

const SHOWN = 8;

type Props = { value: string; error?: string; onChange: (placeId: string) => void };

/** The place in a document that a figure comes from: the document first, then what it says there. */
export function SourcePicker({ value, error, onChange }: Props) {
  const { t } = useText();
  const words = t.costEdit.item;
  const places = useQuery(allPlacesQuery).data;
  const chosen = places?.get(value);
  const [changing, setChanging] = useState(false);
  if (value && !changing) {
    return (
      <div className="stack-tight">
        <p className="field-label">{words.source}</p>
        <p>{chosen ? <PlaceWords place={chosen} /> : value}</p>
        {error && <p className="field-error">{error}</p>}
        <div className="row">
          <Button variant="secondary" onClick={() => setChanging(true)}>{words.sourceChange}</Button>
          <Button variant="tertiary" onClick={() => onChange("")}>{words.sourceClear}</Button>
        </div>
      </div>
    );
  }
  return <Search places={[...(places?.values() ?? [])]} error={error} onChoose={(id) => { onChange(id); setChanging(false); }} onCancel={changing ? () => setChanging(false) : undefined} />;
}

function PlaceWords({ place }: { place: SourcePlace }) {
  const { t } = useText();
  return <>{place.documentTitle}, {placeText(place, t)}{place.printedLabel && <>: ”{place.printedLabel}”</>}</>;
}

type SearchProps = { places: readonly SourcePlace[]; error?: string; onChoose: (id: string) => void; onCancel?: () => void };

function Search({ places, error, onChoose, onCancel }: SearchProps) {
  const { t, lang } = useText();
  const words = t.costEdit.item;
  const [document, setDocument] = useState("");
  const [search, setSearch] = useState("");
  const documents = [...new Map(places.map((one) => [one.documentId, one.documentTitle])).entries()].map(([id, title]) => ({ value: id, label: title }));
  const wanted = search.trim().toLocaleLowerCase("sv");
  const textOf = (place: SourcePlace) => [placeText(place, t), place.printedLabel, localText(place.summary, lang)].join(" ").toLocaleLowerCase("sv");
  const found = places.filter((one) => one.documentId === document && (wanted === "" || textOf(one).includes(wanted)));
  const n = (value: number) => formatNumber(value, lang);
  return (
    <div className="stack-tight">
      <div className="form-pairs">
        <SelectField label={words.sourceDocument} error={error} value={document} options={[{ value: "", label: words.sourceNone }, ...documents]} onChange={(event) => setDocument(event.target.value)} />
        {document && <TextField label={words.sourceSearch} help={words.sourceSearchHelp} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />}
      </div>
      {document && <p role="status" className="small muted">{found.length > SHOWN ? words.sourceMatches(n(found.length), n(SHOWN)) : words.sourceMatchesFew(n(found.length))}</p>}
      {document && (
        <ul className="plain-list source-list">
          {found.slice(0, SHOWN).map((one) => (
            <li key={one.id}><button type="button" onClick={() => onChoose(one.id)}>{placeText(one, t)}{one.printedLabel && <span className="muted"> {one.printedLabel}</span>}</button></li>
          ))}
        </ul>
      )}
      {onCancel && <div><Button variant="tertiary" onClick={onCancel}>{t.common.cancel}</Button></div>}
    </div>
  );
}
