import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Questionnaire } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { questionsOf, type Form } from "../form/model";
import { BuilderBar, type View } from "./builder-bar";
import { ChangesView } from "./changes-view";
import { flawsOf } from "./checks";
import { Preview } from "./preview";
import { draftQuery, questionnaireQuery, versionQuery, versionsQuery, type TaggedDraft } from "./queries";
import { LeadsOnly } from "./questionnaires-page";
import { useBuilder } from "./use-builder";
import { VersionView } from "./version-view";
import { WorkProblem } from "./work-problem";
import { WriteView } from "./write-view";
import "./build.css";

export default function BuilderPage() {
  const { questionnaireId = "" } = useParams();
  const { t } = useText();
  const leads = canLead(useSession());
  const { params } = useAddress();
  const questionnaire = useQuery(questionnaireQuery(questionnaireId));
  const draft = useQuery({ ...draftQuery(questionnaireId), enabled: leads, refetchOnWindowFocus: false });
  const shownVersion = Number(params.get("version") ?? 0);
  // What was asked may be read by all; only writing it is the lead's.
  if (!leads && shownVersion === 0) {
    return (
      <>
        <PageHead title={t.questionnaires.build.title} heading={t.questionnaires.build.heading} />
        <LeadsOnly next={`/kartlaggning/enkater/bygg/${questionnaireId}`} />
      </>
    );
  }
  return (
    <PageState query={questionnaire}>
      {(one) => shownVersion > 0
        ? <VersionView questionnaire={one} number={shownVersion} leads={leads} />
        : <PageState query={draft}>{(tagged) => <Builder key={questionnaireId} questionnaire={one} tagged={tagged} />}</PageState>}
    </PageState>
  );
}

/** A draft that says just what the last version says is no new version. */
const sameForm = (a: Form, b: Form) => JSON.stringify(a) === JSON.stringify(b);

const VIEWS: readonly View[] = ["write", "preview", "changes"];

function Builder({ questionnaire, tagged }: { questionnaire: Questionnaire; tagged: TaggedDraft }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const builder = useBuilder(questionnaire.id, tagged);
  const { params, setParams } = useAddress();
  const view = VIEWS.find((one) => one === params.get("vy")) ?? "write";
  const finals = (useQuery(versionsQuery(questionnaire.id)).data ?? []).filter((one) => one.status === "final");
  const last = finals[0];
  const previous = useQuery({ ...versionQuery(questionnaire.id, last?.number ?? 0), enabled: last !== undefined }).data;
  const flaws = flawsOf(builder.form);
  const n = (value: number) => formatNumber(value, lang);
  return (
    <>
      <PageHead
        title={local(questionnaire.title)}
        heading={words.draftHeading(local(questionnaire.title))}
        answer={words.draftAnswer(n(questionsOf(builder.form).length), n(builder.form.sections.length))}
      />
      <ViewBar shows={local(questionnaire.title)} call={{ path: `/questionnaires/${questionnaire.id}/draft` }} formats={["json"]} />
      <BuilderBar builder={builder} questionnaireId={questionnaire.id} number={(last?.number ?? 0) + 1} flaws={flaws.length} changed={!previous || !sameForm(previous.form, builder.form)} view={view} onView={(next) => setParams({ vy: next === "write" ? null : next })} />
      <div className="stack build-view">
        <WorkProblem builder={builder} />
        {view === "write" && <WriteView builder={builder} flaws={flaws} previous={previous?.form ?? null} />}
        {view === "preview" && <Preview form={builder.form} />}
        {view === "changes" && <ChangesView form={builder.form} previous={previous ?? null} questionnaireId={questionnaire.id} finals={finals} />}
      </div>
    </>
  );
}
