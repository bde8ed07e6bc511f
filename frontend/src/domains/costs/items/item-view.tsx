import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { CostItem, PlanDetail } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDateTime } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { readKept } from "./draft-store";
import { ItemEdit } from "./item-edit";
import { ItemFacts } from "./item-facts";
import { shownAmount, timeText } from "./item-words";
import { placeQuery, type TaggedItem } from "./queries";
import { RemoveItem } from "./remove-item";

type Props = { tagged: TaggedItem; plan: PlanDetail; items: readonly CostItem[] };

/** One item: read by all, and for a lead the form at the same address. */
export function ItemView({ tagged, plan, items }: Props) {
  const { t } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const { params, setParams } = useAddress();
  const { item } = tagged;
  const editing = leads && params.get("vy") === "andra";
  const title = local(item.title);
  return (
    <>
      <PageHead title={title} heading={title} answer={editing ? undefined : <Answer item={item} />}>
        <p className="row small"><AppLink href="/kostnader/poster">{t.costEdit.item.back}</AppLink>{item.code && <span className="muted">{item.code}</span>}</p>
      </PageHead>
      <ViewBar shows={local(plan.title)} call={{ path: `/cost-items/${item.id}` }} formats={["json"]} />
      {editing
        ? <ItemEdit tagged={tagged} plan={plan} items={items} onDone={() => setParams({ vy: null }, false)} />
        : <ItemRead tagged={tagged} plan={plan} items={items} leads={leads} onEdit={() => setParams({ vy: "andra" }, false)} />}
    </>
  );
}

/** What it costs, or that nobody knows: the first thing said. */
function Answer({ item }: { item: CostItem }) {
  const { t, lang } = useText();
  const words = t.costEdit.items;
  if (item.amount.high === null) return <span className="cost-words" data-not-costed>{t.costEdit.terms.reason(words.notCosted, t.costTerms.unsummed[item.unsummed ?? "no_calculation"])}</span>;
  return (
    <>
      <span className="cost-words">{shownAmount(item, t, lang)} {timeText(item, t, lang)}</span>
      {item.unsummed && <span className="cost-why item-why">{t.costEdit.item.unsummedWhy(t.costTerms.unsummed[item.unsummed])}</span>}
    </>
  );
}

function ItemRead({ tagged, plan, items, leads, onEdit }: Props & { leads: boolean; onEdit: () => void }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const { item } = tagged;
  const [kept] = useState(() => readKept(item.id) !== null);
  const place = useQuery({ ...placeQuery(item.sourcePlaceId ?? ""), enabled: item.sourcePlaceId !== null });
  return (
    <div className="stack">
      {leads && kept && <Message tone="info" actions={<Button onClick={onEdit}>{words.edit}</Button>}>{t.common.form.restored}</Message>}
      {leads && <div className="row no-print"><Button onClick={onEdit}>{words.edit}</Button><RemoveItem tagged={tagged} /></div>}
      <div className="item-columns">
        <ItemFacts item={item} plan={plan} items={items} />
        <aside className="stack item-aside" aria-label={words.source}>
          <section className="card">
            <h2>{words.source}</h2>
            {place.error ? <ErrorNotice error={place.error} /> : <SourceNote place={item.sourcePlaceId === null ? null : place.data} />}
          </section>
          <section className="card stack-tight">
            <h2>{words.history}</h2>
            <p className="small">{words.enteredBy(item.enteredBy, formatDateTime(item.enteredAt))}, {words.version(String(item.version))}</p>
            <p><AppLink href={`/andringar?objectType=cost-item&objectId=${item.id}`}>{words.history}</AppLink></p>
          </section>
        </aside>
      </div>
    </div>
  );
}
