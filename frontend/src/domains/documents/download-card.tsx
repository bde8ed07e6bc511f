import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { County } from "@/api/types";
import { formatNumber, formatSize } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CheckChoice } from "@/ui/fields";
import { Message } from "@/ui/message";
import { usePrepare, type PreparedFile } from "./queries";
import { sectionName } from "./section-name";

type Props = { county: County; leads: boolean };

/** What the file is to hold, and when it is there what it holds. */
export function DownloadCard({ county, leads }: Props) {
  const { t } = useText();
  const words = t.documents;
  const [unprotected, setUnprotected] = useState(false);
  const [unpublished, setUnpublished] = useState(false);
  const prepare = usePrepare();
  return (
    <section className="card stack">
      <h2>{words.fetch}</h2>
      <p className="measure">{words.fetchBody}</p>
      {leads && (
        <div>
          <CheckChoice label={words.unprotected} checked={unprotected} onChange={(event) => setUnprotected(event.target.checked)} />
          <CheckChoice label={words.unpublished} checked={unpublished} onChange={(event) => setUnpublished(event.target.checked)} />
          {(unprotected || unpublished) && <Message tone="warning">{words.leadOnly}</Message>}
        </div>
      )}
      <div><Button disabled={prepare.isPending} onClick={() => prepare.mutate({ countyId: county.id, unprotected, unpublished })}>{words.prepare}</Button></div>
      {prepare.isPending && <Message live>{words.preparing}</Message>}
      {prepare.error && <ErrorNotice error={prepare.error} />}
      {prepare.data && <Ready file={prepare.data} />}
    </section>
  );
}

function Ready({ file }: { file: PreparedFile }) {
  const { t, lang } = useText();
  const words = t.documents;
  const held = Object.entries(file.document.sections).filter(([, rows]) => rows.length > 0);
  const rows = held.reduce((sum, [, list]) => sum + list.length, 0);
  return (
    <div className="stack" role="status">
      <p>{words.ready(formatNumber(rows, lang), formatSize(file.blob.size, lang))}</p>
      <p className="small">{words.hash}: <code className="county-file-hash">{file.document.hash.replace("sha256:", "")}</code></p>
      <div><Button variant="secondary" onClick={() => save(file)}>{words.save}</Button></div>
      <details>
        <summary>{words.holds}</summary>
        <table className="table">
          <thead><tr><th scope="col">{words.section}</th><th scope="col">{words.rows}</th></tr></thead>
          <tbody>{held.map(([name, list]) => <tr key={name}><th scope="row">{sectionName(t, name)}</th><td>{formatNumber(list.length, lang)}</td></tr>)}</tbody>
        </table>
      </details>
    </div>
  );
}

/** Hand the file to the browser, under a name of its own. */
function save({ blob, wanted }: PreparedFile) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = `lan-${wanted.countyId}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
