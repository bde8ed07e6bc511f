import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useParams } from "wouter";
import { PageState, QueryState } from "@/api/query-state";
import type { SourceDocument, SourcePlace } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { localText, useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { TextField } from "@/ui/fields";
import { PageHead } from "@/ui/page-head";
import { DocumentFacts } from "./document-facts";
import { placeText } from "./place-text";
import { documentQuery, placesQuery } from "./queries";
import { ViewBar } from "./view-bar";

export default function DocumentPage() {
  const { documentId = "" } = useParams();
  const document = useQuery(documentQuery(documentId));
  return <PageState query={document}>{(data) => <DocumentView document={data} />}</PageState>;
}

function DocumentView({ document }: { document: SourceDocument }) {
  const { t, lang } = useText();
  const local = useLocal();
  const places = useQuery(placesQuery(document.id));
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase("sv"));
  const title = local(document.title);
  const text = (place: SourcePlace) => [placeText(place, t), place.printedLabel, localText(place.summary, lang), place.note].join(" ").toLocaleLowerCase("sv");
  return (
    <>
      <PageHead title={title} heading={title}>
        <AppLink href="/kallor">{t.sources.back}</AppLink>
      </PageHead>
      <ViewBar shows={t.sources.title} call={{ path: "/source-places", query: { document: document.id, limit: 1000 } }} formats={["json"]} />
      <div className="stack">
        <DocumentFacts document={document} />
        <QueryState query={places}>
          {(list) => {
            const shown = wanted ? list.filter((place) => text(place).includes(wanted)) : list;
            return (
              <>
                <div className="measure"><TextField label={t.sources.search} type="search" value={search} onChange={(event) => setSearch(event.target.value)} /></div>
                <p role="status" className="muted">{t.sources.places(formatNumber(shown.length, lang))}</p>
                <PlaceTable places={shown} />
              </>
            );
          }}
        </QueryState>
      </div>
    </>
  );
}

function PlaceTable({ places }: { places: SourcePlace[] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.sources;
  return (
    <table className="table table-stacks table-wraps">
      <thead><tr><th scope="col">{t.common.source.place}</th><th scope="col">{words.label}</th><th scope="col">{words.says}</th><th scope="col">{t.common.source.note}</th></tr></thead>
      <tbody>
        {places.map((place) => (
          <tr key={place.id}>
            <th scope="row">{placeText(place, t)}</th>
            <td data-label={words.label}>{place.printedLabel ?? "–"}</td>
            <td data-label={words.says}>{local(place.summary) || "–"}</td>
            <td data-label={t.common.source.note}>{place.note ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
