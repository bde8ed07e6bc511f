import { useState } from "react";
import { callAddress } from "@/api/client";
import type { County } from "@/api/types";
import { useText } from "@/text/language";
import { TextField } from "@/ui/fields";

/** Another county's beginning, out of what this one asks and measures. */
export function TemplateCard({ county }: { county: County }) {
  const { t } = useText();
  const words = t.documents;
  const [id, setId] = useState("");
  const [name, setName] = useState("");
  const isReady = /^[0-9]{2}$/.test(id) && id !== county.id && name.trim() !== "";
  const address = callAddress(`/county-documents/${county.id}/template`, { as: id, name: name.trim() });
  return (
    <section className="card stack">
      <h2>{words.template}</h2>
      <p className="measure">{words.templateBody}</p>
      <div className="county-file-new">
        <TextField label={words.newId} help={words.newIdHelp} value={id} inputMode="numeric" maxLength={2} onChange={(event) => setId(event.target.value)} />
        <TextField label={words.newName} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </div>
      {isReady && <p><a href={address} download={`mall-${id}.json`}>{words.fetchTemplate}</a></p>}
    </section>
  );
}
