import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useText } from "@/text/language";
import { Message } from "@/ui/message";
import { useAddress } from "@/ui/use-address";
import { lackingIn, pagesOf, toTyped } from "../form/answers";
import { AnswerSection } from "./answer-section";
import { Clashes } from "./clashes";
import { Later } from "./later";
import { responseQuery, type MyResponse, type TaggedResponse } from "./queries";
import { Receipt } from "./receipt";
import { Review } from "./review";
import { SaveProblem } from "./save-state";
import { useAnswers } from "./use-answers";
import { useSaving } from "./use-saving";

type Props = { token: string; tagged: TaggedResponse; onClosed: () => void };

const REVIEW = "granska";
const LATER = "paus";
const RECEIPT = "kvitto";

/** The form's pages. Which one is shown stands in the address, so that the browser's own back and forth work. */
export function AnswerForm({ token, tagged, onClosed }: Props) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const { response } = tagged;
  const { form } = response;
  const state = useAnswers(token, tagged);
  const saving = useSaving(state, { token, form, onClosed });
  const { typed } = state;
  const pages = useMemo(() => pagesOf(form, typed), [form, typed]);
  const lacking = useMemo(() => lackingIn(pages, typed), [pages, typed]);
  const [first] = useState(() => firstPage(response, typed, state.unsaved));
  const { params, setParams } = useAddress();
  const [sought, setSought] = useState<string | null>(null);
  const [strict, setStrict] = useState(false);
  const part = params.get("del") ?? first;
  const at = pages.findIndex((one) => one.id === part);
  const submitted = useSubmitted(token);

  const go = useCallback(
    (to: string, questionId: string | null = null) => {
      setSought(questionId);
      setParams({ del: to }, false);
      void saving.save();
    },
    [setParams, saving],
  );
  useWarningBeforeLeaving(state.unsaved);
  const later = () => void saving.save().then((done) => done && setParams({ del: LATER }, false));

  const notices = (
    <>
      <SaveProblem saving={saving} />
      {state.restored && state.unsaved && <Message tone="info" live>{words.restored}</Message>}
      {saving.merged && state.clashes.length === 0 && <Message tone="info" live>{words.merged}</Message>}
      <Clashes key={state.clashes.map((one) => one.questionId).join()} form={form} clashes={state.clashes} onResolve={(next) => { state.answer(next); state.setClashes([]); }} />
    </>
  );
  const start = pages[at] ?? pages[0];
  if (part === LATER) return <Later response={response} unsaved={state.unsaved} onContinue={() => go(lacking[0] ? (pages[lacking[0].page]?.id ?? REVIEW) : REVIEW)} />;
  if (part === RECEIPT && response.submittedAt && !response.hasUnsentChanges && !state.unsaved) {
    return <Receipt response={response} pages={pages} typed={typed} onChange={() => go(pages[0]?.id ?? REVIEW)} />;
  }
  if (part === REVIEW || !start) {
    return (
      <Review
        pages={pages} typed={typed} lacking={lacking} saving={saving} notices={notices} token={token} blocked={state.clashes.length > 0} submittedAt={response.submittedAt}
        onGo={(to, questionId) => { setStrict(true); go(to, questionId); }}
        onBack={() => go(pages.at(-1)?.id ?? REVIEW)}
        onLater={later}
        onSubmitted={(next) => { state.settle({ base: toTyped(form, next.response.answers), etag: next.etag }); submitted(next); setParams({ del: RECEIPT }, false); }}
      />
    );
  }
  return (
    <AnswerSection
      key={start.id} section={start} at={Math.max(at, 0)} pages={pages} typed={typed} faults={strict ? lacking : lacking.filter((one) => one.fault !== "required")}
      sought={sought} saving={saving} notices={notices} intro={at <= 0 ? response : null} onAnswer={state.answer}
      onBack={at > 0 ? () => go(pages[at - 1]?.id ?? start.id) : null}
      onNext={() => go(pages[Math.max(at, 0) + 1]?.id ?? REVIEW)}
      onLater={later}
    />
  );
}

/** Where one begins: at the receipt when all is sent, where one left off, or at the first page. */
function firstPage(response: MyResponse, typed: Parameters<typeof lackingIn>[1], unsaved: boolean): string {
  if (response.submittedAt && !response.hasUnsentChanges && !unsaved) return RECEIPT;
  const pages = pagesOf(response.form, typed);
  if (Object.keys(typed).length === 0) return pages[0]?.id ?? REVIEW;
  const left = lackingIn(pages, typed)[0];
  return left ? (pages[left.page]?.id ?? REVIEW) : REVIEW;
}

function useSubmitted(token: string) {
  const cache = useQueryClient();
  return useCallback((next: TaggedResponse) => cache.setQueryData(responseQuery(token).queryKey, next), [cache, token]);
}

function useWarningBeforeLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
