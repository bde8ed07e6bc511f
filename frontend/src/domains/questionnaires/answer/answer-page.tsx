import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toApiError } from "@/api/errors";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { AnswerForm } from "./answer-form";
import { AnswerHead } from "./answer-head";
import { Closed } from "./closed";
import { responseQuery } from "./queries";
import { useToken } from "./token";
import "./answer.css";

/** The respondent's form, opened by a personal link and without an account. */
export default function AnswerPage() {
  const token = useToken();
  return token ? <Invited key={token} token={token} /> : <NoLink />;
}

function NoLink() {
  const { t } = useText();
  const words = t.questionnaires.answer;
  return <PageHead title={words.title} heading={words.noLinkHeading} answer={words.noLinkBody} />;
}

const NOT_FOUND = 404;

function Invited({ token }: { token: string }) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const cache = useQueryClient();
  // What is typed must never be replaced by an answer that comes by itself.
  const query = useQuery({ ...responseQuery(token), refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity });
  const onClosed = useCallback(() => void cache.invalidateQueries({ queryKey: responseQuery(token).queryKey }), [cache, token]);
  if (query.error && toApiError(query.error).status === NOT_FOUND) {
    return (
      <>
        <PageHead title={words.title} heading={words.wrongHeading} />
        <Message tone="warning" live><p>{words.wrongBody}</p></Message>
      </>
    );
  }
  if (query.data) {
    const { response } = query.data;
    return (
      <div className="answer-page">
        <AnswerHead response={response} />
        {response.isOpen ? <AnswerForm token={token} tagged={query.data} onClosed={onClosed} /> : <Closed response={response} />}
      </div>
    );
  }
  if (!query.error) return <SkeletonPage />;
  return (
    <>
      <PageHead title={t.common.error.heading} heading={t.common.error.heading} />
      <ErrorNotice error={query.error} heading={t.common.error.what} onRetry={() => void query.refetch()} />
    </>
  );
}
