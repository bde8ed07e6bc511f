import type { PlanEffects } from "@/api/types";
import { rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Unbroken } from "@/ui/unbroken";

type Coverage = PlanEffects["coverage"];
type Effect = PlanEffects["effects"][number];

const shareOf = ({ share }: Coverage) => `${(share ?? 0) * 100}%`;

/** Coverage today and after each step, with what that costs, and the same for each principal. */
export function CoverageSteps({ data }: { data: PlanEffects }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.effect;
  return (
    <section className="card stack">
      <div>
        <h2>{words.coverage}</h2>
        <p className="muted">{words.coverageNote(local(data.round?.title))}</p>
      </div>
      <ul className="plain-list effect-rows">
        <li><Row name={words.now} coverage={data.coverage} today={data.coverage} /></li>
        {data.effects.map((one) => <li key={one.id}><Row name={nameOf(one, words, local)} coverage={one.coverage} today={data.coverage} effect={one} /></li>)}
      </ul>
      <Organisations data={data} />
      <p className="small muted">{local(data.rule)}</p>
    </section>
  );
}

type Words = ReturnType<typeof useText>["t"]["plan"]["effect"];

function nameOf(effect: Effect, words: Words, local: ReturnType<typeof useLocal>): string {
  const name = local(effect.name);
  return effect.steps === null ? words.afterAll : words.after(name.charAt(0).toLocaleLowerCase("sv") + name.slice(1));
}

/** The bar of today, what is added to it, and both in words. */
function Row({ name, coverage, today, effect }: { name: string; coverage: Coverage; today: Coverage; effect?: Effect }) {
  const { t, lang } = useText();
  const words = t.plan.effect;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <div className="effect-row">
      <span className="strong">{name}</span>
      <span className="effect-bar" aria-hidden="true"><span className="effect-added" style={{ inlineSize: shareOf(coverage) }} /><span className="effect-today" style={{ inlineSize: shareOf(today) }} /></span>
      <span><span className="strong">{words.ofCount(n(coverage.offered), n(coverage.counted))}</span>{effect && <span className="block muted">{closesText(effect.closes, words, n)}</span>}</span>
      <span className="effect-cost">{effect && <Cost cost={effect.cost} />}</span>
    </div>
  );
}

function closesText(closes: number, words: Words, n: (value: number) => string): string {
  if (closes === 0) return words.closesNone;
  return closes === 1 ? words.closesOne : words.closes(n(closes));
}

function Cost({ cost }: { cost: Effect["cost"] }) {
  const { t, lang } = useText();
  const words = t.plan.effect;
  if (!cost || cost.itemCount === 0) return <span className="muted">{words.costUnknown}</span>;
  const rest = cost.notSummedIds.length;
  return (
    <>
      <Unbroken text={words.cost(rangeText(cost.annual, t, lang))} />
      {rest > 0 && <span className="block effect-uncosted">{rest === 1 ? words.notSummedOne : words.notSummed(formatNumber(rest, lang))}</span>}
    </>
  );
}

/** Each principal today and after each step. */
function Organisations({ data }: { data: PlanEffects }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.effect;
  const n = (value: number) => formatNumber(value, lang);
  const text = (one: Coverage) => words.ofCount(n(one.offered), n(one.counted));
  return (
    <div className="table-scroll">
      <table className="table table-stacks effect-table">
        <caption className="sr-only">{words.perOrganisation}</caption>
        <thead>
          <tr>
            <th scope="col">{words.perOrganisation}</th>
            <th scope="col" className="number">{words.now}</th>
            {data.effects.map((one) => <th key={one.id} scope="col" className="number">{nameOf(one, words, local)}</th>)}
          </tr>
        </thead>
        <tbody>
          {data.organisations.map((one) => (
            <tr key={one.organisationId}>
              <th scope="row">{local(one.name)}</th>
              <td className="number" data-label={words.now}>{text(one.coverage)}</td>
              {data.effects.map((effect) => {
                const after = effect.organisations.find((each) => each.organisationId === one.organisationId);
                return <td key={effect.id} className="number" data-label={nameOf(effect, words, local)}>{after && text(after.coverage)}{after && after.closes > 0 && <span className="effect-closed">{words.closed(n(after.closes))}</span>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
