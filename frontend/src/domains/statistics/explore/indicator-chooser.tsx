import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { Indicator } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CheckChoice, TextField } from "@/ui/fields";
import { topicsQuery } from "../queries";

type Props = { indicators: readonly Indicator[]; chosen: readonly string[]; onChange: (chosen: string[]) => void };

/** Indicators under their topics; a word narrows them down. */
export function IndicatorChooser({ indicators, chosen, onChange }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const topics = useQuery(topicsQuery).data ?? [];
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim().toLocaleLowerCase("sv"));
  const words = t.statistics.explore;
  const hits = indicators.filter((one) => !wanted || [one.name.sv, one.name.en ?? ""].some((name) => name.toLocaleLowerCase("sv").includes(wanted)));
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div className="stack-tight">
      <TextField label={words.search} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      {hits.length === 0 && <p className="muted" role="status">{words.noHits}</p>}
      {topics.map((topic) => {
        const under = hits.filter((one) => one.topicId === topic.id);
        const picked = under.filter((one) => chosen.includes(one.id)).length;
        return under.length > 0 && (
          <details key={topic.id} className="topic" open={wanted !== "" || picked > 0}>
            <summary>{local(topic.name)} {picked > 0 && <span className="tag" data-tone="accent">{formatNumber(picked, lang)}</span>}</summary>
            {under.map((one) => <CheckChoice key={one.id} label={local(one.name)} checked={chosen.includes(one.id)} onChange={() => toggle(one.id)} />)}
          </details>
        );
      })}
    </div>
  );
}
