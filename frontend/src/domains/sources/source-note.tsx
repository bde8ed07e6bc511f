import { useLocal, useText } from "@/text/language";
import type { SourcePlace } from "@/api/types";
import { AppLink } from "@/ui/app-link";
import { placeText } from "./place-text";

/** The document and the place in it that a figure comes from, as it is shown beside every figure. */
export function SourceNote({ place }: { place: SourcePlace | null | undefined }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.common.source;
  if (!place) return <p className="muted">{words.noSource}</p>;
  return (
    <dl className="definitions small">
      <dt>{words.document}</dt>
      <dd><AppLink href={`/kallor/${place.documentId}`}>{place.documentTitle}</AppLink></dd>
      <dt>{words.place}</dt>
      <dd>{placeText(place, t) || "–"}</dd>
      {place.printedLabel && <><dt>{words.printed}</dt><dd>{place.printedLabel}</dd></>}
      {place.summary && <><dt>{words.summary}</dt><dd>{local(place.summary)}</dd></>}
      {place.note && <><dt>{words.note}</dt><dd lang="en">{place.note}</dd></>}
    </dl>
  );
}
