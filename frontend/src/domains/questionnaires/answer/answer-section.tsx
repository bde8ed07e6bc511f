import { useEffect, useRef, type ReactNode } from "react";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { usePageTitle } from "@/ui/page-head";
import { Progress } from "@/ui/progress";
import { countAnswered, type Lacking, type Typed } from "../form/answers";
import type { Section } from "../form/model";
import { anchorOf } from "../form/question-field";
import { SectionPage } from "../form/section-page";
import type { MyResponse } from "./queries";
import { SaveState, type Saving } from "./save-state";

type Props = {
  section: Section; at: number; pages: readonly Section[]; typed: Typed; faults: readonly Lacking[]; sought: string | null;
  saving: Saving; notices: ReactNode; intro: MyResponse | null; onAnswer: (change: (now: Typed) => Typed) => void;
  onBack: (() => void) | null; onNext: () => void; onLater: () => void;
};

/** One page of the form: its questions, how far one has come, and the ways on, back and away. */
export function AnswerSection(props: Props) {
  const { section, at, pages, typed, faults, sought, saving, notices, intro, onAnswer } = props;
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.answer;
  const heading = useRef<HTMLHeadingElement>(null);
  const n = (value: number) => formatNumber(value, lang);
  const part = words.part(n(at + 1), n(pages.length));
  usePageTitle(`${part}: ${local(section.title)}`);
  useArrival(heading, sought);
  return (
    <form className="answer-body" noValidate onSubmit={(event) => { event.preventDefault(); props.onNext(); }}>
      <div className="answer-place">
        <Progress value={at + 1} max={pages.length + 1} label={part} />
        <p className="muted">{part}</p>
      </div>
      <h1 ref={heading} tabIndex={-1}>{local(section.title)}</h1>
      {intro && <Intro response={intro} pages={pages} typed={typed} />}
      {notices}
      <div className="asked-frame">
        <SectionPage section={section} typed={typed} faults={new Map(faults.map((one) => [one.question.id, one.fault]))} onAnswer={onAnswer} />
      </div>
      <div className="answer-bar">
        <SaveState saving={saving} anything={Object.keys(typed).length > 0} />
        <div className="answer-steps">
          {props.onBack && <Button type="button" variant="secondary" onClick={props.onBack}>{words.back}</Button>}
          <Button type="submit">{at + 1 === pages.length ? words.toReview : words.next}</Button>
        </div>
        <Button type="button" variant="tertiary" onClick={props.onLater}>{words.later}</Button>
      </div>
    </form>
  );
}

const QUESTIONS_A_MINUTE = 4;

function Intro({ response, pages, typed }: { response: MyResponse; pages: readonly Section[]; typed: Typed }) {
  const { t, lang } = useText();
  const words = t.questionnaires.answer;
  const { asked, answered } = countAnswered(pages, typed);
  const n = (value: number) => formatNumber(value, lang);
  const greeting = response.round.greeting;
  return (
    <div className="answer-intro">
      {greeting && <p className="answer-greeting">{greeting}</p>}
      <p>{answered > 0 ? `${words.progress(n(answered), n(asked))}.` : words.length(n(asked), n(Math.max(1, Math.ceil(asked / QUESTIONS_A_MINUTE))))} {words.privacy}</p>
      <p>{words.resume}</p>
    </div>
  );
}

/** A new page begins at its top with focus on its heading, or at the question that the review pointed to. */
function useArrival(heading: React.RefObject<HTMLHeadingElement | null>, sought: string | null) {
  const first = useRef(true);
  useEffect(() => {
    const question = sought ? document.getElementById(anchorOf(sought)) : null;
    if (question) {
      question.focus();
      question.scrollIntoView({ block: "center" });
    } else if (first.current) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [heading, sought]);
}
