import { useQuery } from "@tanstack/react-query";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { datasetsQuery, indicatorsQuery } from "../queries";
import { STORIES } from "../stories/stories";
import { datasetAddress, storyAddress } from "./dataset-address";

/** Where to begin: the tables that the county's lead has kept, and those behind the first page. */
export function StartPanel({ county }: { county: string }) {
  const { t } = useText();
  const local = useLocal();
  const datasets = useQuery(datasetsQuery(county)).data ?? [];
  const indicators = useQuery(indicatorsQuery(county)).data ?? [];
  // A county whose lead has kept none starts from what the first page shows.
  const told = datasets.length > 0 ? [] : STORIES.filter((story) => indicators.some((one) => story.indicators.includes(one.id)));
  const words = t.statistics.explore;
  return (
    <div className="stack">
      <div>
        <h2>{words.start}</h2>
        <p className="muted">{words.startBody}</p>
      </div>
      <ul className="plain-list start-list">
        {datasets.map((one) => (
          <li key={one.id} className="card">
            <h3><AppLink href={datasetAddress(one)}>{local(one.title)}</AppLink></h3>
            {one.summary && <p className="muted">{local(one.summary)}</p>}
          </li>
        ))}
        {told.map((story) => (
          <li key={story.id} className="card">
            <h3><AppLink href={storyAddress(story)}>{t.statistics.stories[story.id]}</AppLink></h3>
            <p className="muted">{story.indicators.flatMap((id) => indicators.filter((one) => one.id === id)).map((one) => local(one.name)).join(", ")}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
