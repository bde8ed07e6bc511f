import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { useCounty } from "@/api/county";
import { ErrorNotice, QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Questionnaire } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button, LinkButton } from "@/ui/button";
import { TextField } from "@/ui/fields";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { slugOf } from "@/format/slug";
import { questionnairesQuery, useCreateQuestionnaire } from "./queries";
import "./build.css";

export default function QuestionnairesPage() {
  const { t } = useText();
  const words = t.questionnaires.build;
  const county = useCounty();
  const list = useQuery(questionnairesQuery(county?.id));
  const leads = canLead(useSession());
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      <ViewBar shows={words.title} call={{ path: "/questionnaires", query: { county: county?.id } }} formats={["json"]} />
      {!leads ? <LeadsOnly next="/kartlaggning/enkater/bygg" /> : (
        <QueryState query={list}>
          {(all) => (
            <div className="build-start">
              <div className="stack">
                {all.length === 0 && <EmptyState heading={words.empty} body={words.emptyBody} />}
                {all.map((one) => <QuestionnaireCard key={one.id} questionnaire={one} />)}
              </div>
              <section className="card"><h2>{words.create}</h2><NewQuestionnaire county={county?.id ?? ""} taken={all.map((one) => one.id)} /></section>
            </div>
          )}
        </QueryState>
      )}
    </>
  );
}

export function LeadsOnly({ next }: { next: string }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  return (
    <EmptyState heading={words.forbidden} body={words.forbiddenBody}>
      <LinkButton href={`/logga-in?next=${next}`}>{t.common.nav.signIn}</LinkButton>
    </EmptyState>
  );
}

function QuestionnaireCard({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const { latestNumber } = questionnaire;
  return (
    <article className="card">
      <div className="card-head"><h2><AppLink href={`/kartlaggning/enkater/bygg/${questionnaire.id}`}>{local(questionnaire.title)}</AppLink></h2></div>
      <p className="row">
        <span className="tag" data-tone={latestNumber === null ? undefined : "accent"}>{latestNumber === null ? words.noVersion : words.latest(String(latestNumber))}</span>
        {questionnaire.hasDraft && <span className="tag" data-tone="warning">{words.hasDraft}</span>}
      </p>
    </article>
  );
}

function NewQuestionnaire({ county, taken }: { county: string; taken: readonly string[] }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const [, navigate] = useLocation();
  const [name, setName] = useState("");
  const create = useCreateQuestionnaire();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { id: slugOf(`${county} ${name}`, taken), countyId: county, title: { sv: name.trim() } };
    create.mutate(body, { onSuccess: (made) => navigate(`/kartlaggning/enkater/bygg/${made.id}`) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={words.name} help={words.nameHelp} required maxLength={300} value={name} onChange={(event) => setName(event.target.value)} />
      {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading} />}
      <div><Button type="submit" disabled={create.isPending}>{words.submit}</Button></div>
    </form>
  );
}
