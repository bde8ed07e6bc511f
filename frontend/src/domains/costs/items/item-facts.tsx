import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { methodsQuery } from "@/api/reference";
import type { CostItem, PlanDetail } from "@/api/types";
import { amountText, rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { frequencyText } from "../words";
import { payersText, percentWords, shownAmount, timeText } from "./item-words";
import { spanText } from "./shares";

type Fact = [label: string, value: ReactNode];

/** Everything that is known of an item, part by part; what nobody has said is left out. */
export function ItemFacts({ item, plan, items }: { item: CostItem; plan: PlanDetail; items: readonly CostItem[] }) {
  const { t } = useText();
  const words = t.costEdit.item;
  return (
    <div className="stack">
      <Facts heading={words.parts.amount} facts={useAmountFacts(item)} />
      <Facts heading={words.parts.what} facts={useWhatFacts(item, plan, items)} />
      <Posts item={item} />
      <Facts heading={words.parts.basis} facts={useBasisFacts(item)} />
      <Alternatives item={item} items={items} />
    </div>
  );
}

function Facts({ heading, facts }: { heading: string; facts: Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  if (known.length === 0) return null;
  return (
    <section className="card">
      <h2>{heading}</h2>
      <dl className="definitions">{known.map(([label, value]) => <Fragment key={label}><dt>{label}</dt><dd>{value}</dd></Fragment>)}</dl>
    </section>
  );
}

function useAmountFacts(item: CostItem): Fact[] {
  const { t, lang } = useText();
  const words = t.costEdit.item;
  const costed = item.amount.high !== null;
  const exact = (range: CostItem["amount"]) => rangeText(range, t, lang, "exact");
  const quantity = item.quantity && spanText({ low: Math.round(item.quantity.low * 1000), high: Math.round(item.quantity.high * 1000) }, lang);
  const unit = [t.costTerms.unit[item.unit], !item.unitStated && words.unitGuessed].filter(Boolean).join(", ");
  return [
    [words.amount, costed ? exact(item.amount) : t.costEdit.terms.reason(t.costEdit.items.notCosted, t.costTerms.notCosted[item.notCosted ?? "no_calculation"])],
    [words.likely, item.likely !== null && amountText(item.likely, t, lang, "exact")],
    [words.printedLabel, item.printed && `”${item.printed}”`],
    [words.unit, costed && unit],
    [words.quantity, quantity],
    [words.fullAmount, item.perTime && quantity && exact(item.perTime)],
    [words.frequency, costed && frequencyText(item, t, lang)],
    [words.vat, costed && t.costTerms.vat[item.vat]],
    [words.priceYear, item.priceYear && String(item.priceYear)],
    [words.firstYear, item.firstYear && String(item.firstYear)],
    [words.lastYear, item.lastYear && String(item.lastYear)],
    [words.parts.payers, <Payers key="payers" item={item} />],
  ];
}

function Payers({ item }: { item: CostItem }) {
  const { t, lang } = useText();
  return <ul className="plain-list">{payersText(item, t, lang).map((one) => <li key={one}>{one}</li>)}</ul>;
}

function useWhatFacts(item: CostItem, plan: PlanDetail, items: readonly CostItem[]): Fact[] {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  const step = plan.steps.find((one) => one.id === item.stepId);
  const activity = step?.activities.find((one) => one.id === item.activityId);
  const parent = items.find((one) => one.id === item.alternativeOfId);
  return [
    [words.step, step ? `${t.costEdit.terms.step(String(step.number))}: ${local(step.needLevel)}` : t.costEdit.terms.outside],
    [words.activity, activity && `${activity.code} ${local(activity.title)}`],
    [words.location, item.location],
    [words.alternativeOf, parent && <AppLink href={`/kostnader/poster/${parent.id}`}>{local(parent.title)}</AppLink>],
    [t.costTerms.optional, item.optional && words.optional],
  ];
}

/** The posts, and whether what they cost by the role costs is what the amount says. */
function Posts({ item }: { item: CostItem }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  if (item.posts.length === 0) return null;
  const { staffing } = item;
  const fte = (low: number, high: number) => (low === high ? percentWords(low * 100, t, lang) : t.costEdit.terms.percent(spanText({ low: Math.round(low * 100_000), high: Math.round(high * 100_000) }, lang)));
  const sum = staffing && rangeText(staffing.reckoned, t, lang, "exact");
  return (
    <section className="card">
      <h2>{words.parts.posts}</h2>
      <ul className="plain-list">
        {item.posts.map((one, place) => <li key={place}>{local(one.roleName)}, {fte(one.fteLow, one.fteHigh)}{one.optional && ` (${words.postOptional.toLowerCase()})`}</li>)}
      </ul>
      {staffing && sum && <p className={staffing.agrees ? "small muted" : "cost-why"}>{staffing.agrees ? words.staffingAgrees(sum) : words.staffingDisagrees(sum)} <AppLink href="/kostnader/priser">{t.costEdit.prices.title}</AppLink></p>}
    </section>
  );
}

function useBasisFacts(item: CostItem): Fact[] {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  const methods = useQuery({ ...methodsQuery, enabled: item.methodIds.length > 0 }).data ?? [];
  const names = item.methodIds.map((id) => local(methods.find((one) => one.id === id)?.name) || id);
  return [
    [words.assumption, item.assumption],
    [words.confidence, t.costTerms.confidence[item.confidence]],
    [words.note, item.note],
    [words.methods, names.length > 0 && <ul key="methods" className="plain-list">{names.map((one) => <li key={one}>{one}</li>)}</ul>],
  ];
}

/** The ways to carry the item out, or the other ways beside this one. */
function Alternatives({ item, items }: { item: CostItem; items: readonly CostItem[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const ways = items.filter((one) => one.alternativeOfId !== null && one.alternativeOfId === (item.alternativeOfId ?? item.id) && one.id !== item.id);
  if (ways.length === 0) return null;
  return (
    <section className="card">
      <h2>{t.costEdit.item.parts.alternatives}</h2>
      <ul className="plain-list stack-tight">
        {ways.map((one) => <li key={one.id}><AppLink href={`/kostnader/poster/${one.id}`}>{local(one.title)}</AppLink>: <span className="strong">{shownAmount(one, t, lang)}</span> {timeText(one, t, lang)}</li>)}
      </ul>
    </section>
  );
}
