import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { toApiError } from "@/api/errors";
import { PlanGate } from "@/api/plan-gate";
import { ErrorNotice, PageState } from "@/api/query-state";
import { planQuery } from "@/api/reference";
import { canLead, useSession } from "@/api/session";
import type { PlanDetail } from "@/api/types";
import { slugOf } from "@/format/slug";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { FormBar } from "@/ui/form-bar";
import { EmptyState, Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { announce } from "@/ui/toast";
import { createActivity } from "../queries";
import { ActivityFields } from "./activity-fields";
import { faultsFrom } from "./check";
import { BLANK, createOf } from "./draft";
import { keepActivity } from "./draft-store";
import { useFaults, useKeptDraft, type ActivityForm } from "./use-activity-form";

const START = { base: BLANK, etag: null };

/** The form for a new activity, for those who may enter one. */
export function NewActivity() {
  const { t } = useText();
  const leads = canLead(useSession());
  const words = t.plan.edit;
  if (!leads) {
    return (
      <>
        <PageHead title={words.newTitle} heading={words.newTitle} />
        <EmptyState heading={words.forbidden} body={words.forbiddenBody}><LinkButton href="/logga-in?next=/planen/aktivitet/ny">{t.common.nav.signIn}</LinkButton></EmptyState>
      </>
    );
  }
  return <PlanGate title={words.newTitle}>{(plan) => <NewOfPlan planId={plan.id} />}</PlanGate>;
}

function NewOfPlan({ planId }: { planId: string }) {
  const plan = useQuery(planQuery(planId));
  return <PageState query={plan}>{(detail) => <Form plan={detail} />}</PageState>;
}

function Form({ plan }: { plan: PlanDetail }) {
  const { t } = useText();
  const words = t.plan.edit;
  const [, navigate] = useLocation();
  const cache = useQueryClient();
  const storeKey = `ny.${plan.id}`;
  const kept = useKeptDraft(storeKey, START);
  const faults = useFaults(kept.draft);
  const taken = plan.steps.flatMap((step) => step.activities.map((one) => one.id));
  const create = useMutation({
    mutationFn: () => createActivity(createOf(kept.draft, slugOf(`${plan.id} ${kept.draft.code}`, taken))),
    onSuccess: async ({ activity }) => {
      keepActivity(storeKey, null);
      kept.setDraft(BLANK);
      await cache.invalidateQueries();
      announce(words.created);
      navigate(`/planen/aktivitet/${activity.id}`);
    },
    onError: (error) => faults.setTold(faultsFrom(toApiError(error).problem?.violations ?? [])),
  });
  const save = () => {
    faults.setTried(true);
    if (Object.keys(faults.own).length === 0) create.mutate();
  };
  const form: ActivityForm = {
    draft: kept.draft,
    faults: faults.shown,
    change: (part, value) => {
      faults.forget(part);
      kept.setDraft((now) => ({ ...now, [part]: value }));
    },
  };
  return (
    <>
      <PageHead title={words.newTitle} heading={words.newTitle}><AppLink href="/planen">{t.plan.activity.back}</AppLink></PageHead>
      <div className="stack">
        {kept.restored && kept.unsaved && <Message tone="info">{t.common.form.restored}</Message>}
        {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading}><p>{t.common.form.unsavedKept}</p></ErrorNotice>}
        <ActivityFields form={form} plan={plan} activityId={null} />
        <FormBar unsaved={kept.unsaved} faultCount={faults.count} busy={create.isPending} label={words.create} onSave={save} onDiscard={() => { kept.setDraft(BLANK); faults.setTried(false); create.reset(); }} />
      </div>
    </>
  );
}
