import type { SourceDocument } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useText } from "@/text/language";

export function DocumentFacts({ document }: { document: SourceDocument }) {
  const { t } = useText();
  const words = t.sources;
  return (
    <dl className="definitions">
      {document.publisher && <><dt>{words.publisher}</dt><dd>{document.publisher}</dd></>}
      {document.publishedOn && <><dt>{words.published}</dt><dd>{formatDate(document.publishedOn)}</dd></>}
      {document.referenceNumber && <><dt>{words.reference}</dt><dd>{document.referenceNumber}</dd></>}
      {document.note && <><dt>{t.common.source.note}</dt><dd>{document.note}</dd></>}
      {document.url && <><dt>{words.document}</dt><dd><a href={document.url}>{words.link}</a></dd></>}
    </dl>
  );
}
