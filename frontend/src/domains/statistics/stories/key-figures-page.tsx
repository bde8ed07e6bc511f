import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { PageState } from "@/api/query-state";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { DefinitionPanel } from "../figures/definition-panel";
import { indicatorsQuery, observationsQuery } from "../queries";
import { LeadingFigures } from "./leading-figures";
import { STORIES, STORY_INDICATORS } from "./stories";
import { StoryCard } from "./story-card";
import "./stories.css";

export default function KeyFiguresPage() {
  const county = useCounty();
  return county ? <CountyFigures county={county.id} /> : <SkeletonPage />;
}

function CountyFigures({ county }: { county: string }) {
  const { t } = useText();
  const local = useLocal();
  const name = local(useCounty()?.name);
  const indicators = useQuery(indicatorsQuery(county)).data ?? [];
  const query = { county, indicator: [...STORY_INDICATORS], account: ["main"] };
  const observations = useQuery(observationsQuery(query));
  const words = t.statistics;
  return (
    <PageState query={observations}>
      {(all) => (
        <>
          <PageHead title={words.title} heading={words.heading(name)} answer={all.length > 0 ? words.answer : undefined} />
          <ViewBar shows={words.title} call={{ path: "/observations", query: { ...query, limit: 1000 } }} />
          {all.length === 0 ? <EmptyState heading={words.empty} body={words.emptyBody} /> : (
            <div className="stack">
              <LeadingFigures observations={all} indicators={indicators} />
              <div className="stories">
                {STORIES.map((story) => <StoryCard key={story.id} story={story} observations={all} indicators={indicators} />)}
              </div>
              <div className="no-print"><LinkButton href="/kartlaggning/utforska">{words.toExplorer}</LinkButton></div>
            </div>
          )}
          <DefinitionPanel />
        </>
      )}
    </PageState>
  );
}
