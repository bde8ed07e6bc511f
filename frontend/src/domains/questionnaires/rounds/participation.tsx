import type { Participation, ParticipationCounts, ParticipationGroup } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Progress } from "@/ui/progress";

/** A rate comes as per cent. */
export function useRate(): (rate: number | null) => string {
  const { lang } = useText();
  return (rate) => (rate === null ? "–" : lang === "en" ? `${formatNumber(Math.round(rate), lang)}%` : `${formatNumber(Math.round(rate), lang)}\u2009%`);
}

/** Who has answered, per principal and kind, with those who have not by name. Never what they answered. */
export function ParticipationTable({ participation }: { participation: Participation }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  return (
    <section className="card stack-tight" aria-labelledby="participation">
      <h2 id="participation">{words.participation}</h2>
      <p className="muted small">{words.participationNote}</p>
      <table className="table table-stacks">
        <thead>
          <tr>
            <th scope="col">{words.principal}</th><th scope="col">{words.kind}</th><th scope="col">{words.rate}</th>
            <th scope="col">{words.late}</th>
          </tr>
        </thead>
        <tbody>
          {participation.groups.map((group) => <GroupRow key={`${group.organisationId} ${group.unitKindId}`} group={group} late={participation.isLate} />)}
          <tr className="participation-total">
            <th scope="row">{words.total}</th><td className="hide-stacked" /><td data-label={words.rate}><Counts counts={participation.total} /></td>
            <td className="hide-stacked" />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function GroupRow({ group, late }: { group: ParticipationGroup; late: boolean }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.rounds;
  return (
    <tr>
      <th scope="row">{local(group.organisationName)}</th>
      <td data-label={words.kind}>{local(group.unitKindName)}</td>
      <td data-label={words.rate}><Counts counts={group} /></td>
      <td data-label={words.late}>
        {group.late.length === 0 ? <span className="muted">{words.lateNone}</span> : (
          <ul className="plain-list participation-late">
            {group.late.map((one) => (
              <li key={one.id}>{one.name} <span className="muted small">({words.state[one.state].toLowerCase()})</span> {late && <span className="tag" data-tone="danger">{words.lateTag}</span>}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Counts({ counts }: { counts: ParticipationCounts }) {
  const { t, lang } = useText();
  const rate = useRate();
  const words = t.questionnaires.rounds;
  const n = (value: number) => formatNumber(value, lang);
  const label = `${t.common.ofCount(n(counts.submitted), n(counts.asked))}, ${rate(counts.rate)}`;
  return (
    <span className="participation-counts">
      <span className="nowrap"><span className="strong">{t.common.ofCount(n(counts.submitted), n(counts.asked))}</span> <span className="muted">· {rate(counts.rate)}</span></span>
      <Progress value={counts.submitted} max={counts.asked} label={label} />
      {counts.begun > counts.submitted && <span className="muted small">{words.begun}: {n(counts.begun - counts.submitted)}</span>}
    </span>
  );
}
