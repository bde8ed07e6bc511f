import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { toApiError } from "@/api/errors";
import { ErrorNotice } from "@/api/query-state";
import type { CostItem, PlanDetail } from "@/api/types";
import { slugOf } from "@/format/slug";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { announce } from "@/ui/toast";
import { faultsFrom } from "./check";
import { BLANK, createOf } from "./draft";
import { keepItem } from "./draft-store";
import { FormBar } from "@/ui/form-bar";
import { goToFault } from "./go-to-fault";
import { ItemFields } from "./item-fields";
import { createItem } from "./queries";
import { useFaults, useKeptDraft, type ItemForm } from "./use-item-form";

const START = { base: BLANK, etag: null };

/** A new item of the plan. */
export function ItemNew({ plan, items }: { plan: PlanDetail; items: readonly CostItem[] }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const [, navigate] = useLocation();
  const cache = useQueryClient();
  const storeKey = `ny.${plan.id}`;
  const kept = useKeptDraft(storeKey, START);
  const faults = useFaults(kept.draft);
  const create = useMutation({
    mutationFn: () => createItem(createOf(kept.draft, slugOf(`${plan.countyId} ${kept.draft.code || kept.draft.title.sv}`, items.map((one) => one.id)), plan.id)),
    onSuccess: async ({ item }) => {
      keepItem(storeKey, null);
      kept.setDraft(BLANK);
      await cache.invalidateQueries();
      announce(words.created);
      navigate(`/kostnader/poster/${item.id}`);
    },
    onError: (error) => {
      faults.setTold(faultsFrom(toApiError(error).problem?.violations ?? []));
      goToFault();
    },
  });
  const save = () => {
    faults.setTried(true);
    if (Object.keys(faults.own).length > 0) return goToFault();
    create.mutate();
  };
  const form: ItemForm = {
    draft: kept.draft,
    faults: faults.shown,
    change: (part, value) => {
      faults.forget(part);
      kept.setDraft((now) => ({ ...now, [part]: value }));
    },
  };
  return (
    <>
      <PageHead title={words.newTitle} heading={words.newTitle}><AppLink href="/kostnader/poster">{words.back}</AppLink></PageHead>
      <div className="stack">
        {kept.restored && kept.unsaved && <Message tone="info">{t.common.form.restored}</Message>}
        {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading}><p>{t.common.form.unsavedKept}</p></ErrorNotice>}
        <ItemFields form={form} plan={plan} items={items} itemId={null} />
        <FormBar unsaved={kept.unsaved} faultCount={faults.count} busy={create.isPending} label={words.create} onSave={save} onDiscard={() => { kept.setDraft(BLANK); faults.setTried(false); create.reset(); }} />
      </div>
    </>
  );
}
