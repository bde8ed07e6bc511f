import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { QuestionnaireResults, QuestionnaireRound } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { questionnaireRoundQuery, questionnaireRoundsQuery } from "../rounds/queries";
import { FreeTextList } from "./free-texts";
import { QuestionCard } from "./question-card";
import { comparisonQuery, resultsQuery } from "./queries";
import { ResultChoices, splitOf } from "./result-choices";
import "./results.css";

export default function ResultsPage() {
  const { roundId = "" } = useParams();
  const round = useQuery(questionnaireRoundQuery(roundId));
  const leads = canLead(useSession());
  const { params } = useAddress();
  const unprotected = leads && params.get("figures") === "unprotected";
  const results = useQuery(resultsQuery(roundId, unprotected ? { figures: "unprotected" } : {}));
  return (
    <PageState query={round}>
      {(tagged) => <PageState query={results}>{(data) => <Results round={tagged.round} results={data} unprotected={unprotected} leads={leads} />}</PageState>}
    </PageState>
  );
}

type Props = { round: QuestionnaireRound; results: QuestionnaireResults; unprotected: boolean; leads: boolean };

function Results({ round, results, unprotected, leads }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const { params } = useAddress();
  const { beside, others } = useBeside(round);
  const other = useQuery({ ...resultsQuery(beside?.id ?? "", {}), enabled: beside !== undefined }).data;
  const order = beside && beside.year <= round.year ? [beside.id, round.id] : [round.id, beside?.id ?? ""];
  const comparison = useQuery({ ...comparisonQuery(order[0] ?? "", order[1] ?? ""), enabled: beside !== undefined }).data;
  const split = splitOf(params.get("per"));
  const series = other && beside ? [local(round.title), local(beside.title)] : [local(round.title)];
  return (
    <>
      <PageHead title={local(round.title)} heading={local(round.title)} answer={<Answer results={results} />} />
      <ViewBar
        shows={`${local(round.title)}: ${t.questionnaires.rounds.status[round.status].toLowerCase()}`}
        call={{ path: `/questionnaire-rounds/${round.id}/results`, query: unprotected ? { figures: "unprotected" } : {} }}
      />
      <div className="stack results-body">
        {round.status !== "published" && <Message tone="info">{words.notPublished}</Message>}
        {unprotected && <Message tone="warning">{words.unprotectedWarning}</Message>}
        <ResultChoices split={split} beside={beside?.id ?? ""} others={others} leads={leads} unprotected={unprotected} counted={results.groups.length > 0} />
        {results.questions.some((one) => one.results.some((group) => group.isWithheld)) && <Message heading={words.withheldHeading}>{local(results.withheld)}</Message>}
        <div className="result-list" data-split={split === "none" ? undefined : split}>
          {results.questions.map((question) => (
            <QuestionCard
              key={question.id} question={question} other={other?.questions.find((one) => one.id === question.id)} series={series}
              compared={comparison?.questions.find((one) => one.id === question.id)} sameYear={beside?.year === round.year} besideName={beside && other ? local(beside.title) : null} groups={results.groups} split={split} round={round}
            />
          ))}
        </div>
        {leads && results.groups.length > 0 && <FreeTextList roundId={round.id} />}
      </div>
    </>
  );
}

function Answer({ results }: { results: QuestionnaireResults }) {
  const { t, lang } = useText();
  const words = t.questionnaires.results;
  const all = results.groups[0];
  if (!all) return words.fromReport;
  return all.respondents === null ? words.respondentsWithheld : words.respondents(formatNumber(all.respondents, lang));
}

/** What is held beside: what the address says, or the round that this one follows. */
function useBeside(round: QuestionnaireRound) {
  const { params } = useAddress();
  const leads = canLead(useSession());
  const all = useQuery(questionnaireRoundsQuery(round.countyId)).data ?? [];
  const others = all.filter((one) => one.id !== round.id && (one.status === "published" || (leads && one.status === "closed")));
  // The region's and the municipalities' questionnaires of one report belong side by side.
  const sibling = others.find((one) => round.documentId !== null && one.documentId === round.documentId && one.year === round.year);
  const asked = params.get("jamfor") ?? round.previousRoundId ?? sibling?.id;
  return { others, beside: others.find((one) => one.id === asked) };
}
