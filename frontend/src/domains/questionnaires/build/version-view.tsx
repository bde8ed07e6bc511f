import { useQuery } from "@tanstack/react-query";
import { PageState } from "@/api/query-state";
import type { Questionnaire } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { Preview } from "./preview";
import { versionQuery } from "./queries";

/** A final version: what was asked, as it was asked. */
export function VersionView({ questionnaire, number, leads }: { questionnaire: Questionnaire; number: number; leads: boolean }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const version = useQuery(versionQuery(questionnaire.id, number));
  const heading = words.versionHeading(local(questionnaire.title), formatNumber(number, lang));
  return (
    <PageState query={version}>
      {(one) => (
        <>
          <PageHead title={heading} heading={heading} answer={words.version(formatNumber(number, lang), formatNumber(one.questionCount, lang))} />
          <ViewBar shows={heading} call={{ path: `/questionnaires/${questionnaire.id}/versions/${number}` }} formats={["json"]} />
          {leads && (
            <div className="row no-print version-ways">
              <LinkButton href={`/kartlaggning/enkater?ny=${questionnaire.id}`}>{words.newRound}</LinkButton>
              <LinkButton variant="secondary" href={`/kartlaggning/enkater/bygg/${questionnaire.id}`}>{words.backToDraft}</LinkButton>
            </div>
          )}
          <Preview form={one.form} />
        </>
      )}
    </PageState>
  );
}
