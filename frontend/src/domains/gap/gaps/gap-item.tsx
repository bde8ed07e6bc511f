import type { Gap, GapOrganisation, Status } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { useStatementWords } from "../matrix/statement-words";
import { StatusSymbol } from "../status-symbol";
import { LackingWords } from "./lacking-words";

/** One method that is missing: where, where partly, and what the group statement says. */
export function GapItem({ gap, roundId }: { gap: Gap; roundId: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const statement = useStatementWords();
  const words = t.gap.gaps;
  const n = (value: number) => formatNumber(value, lang);
  const facts = [local(gap.areaName), t.terms.kind[gap.kind], t.terms.ageGroup[gap.ageGroup]];
  return (
    <li className="gap-item keep">
      <p className="gap-rank" aria-label={`${words.rank} ${gap.rank}`}>{gap.rank}</p>
      <div className="stack-tight">
        <h2 className="gap-name"><AppLink href={`/gap/matris?round=${roundId}&cell=${gap.methodId}`}>{local(gap.methodName)}</AppLink></h2>
        <p className="small muted">{facts.join(" · ")}{gap.priority !== null && ` · ${t.gap.matrix.priority(String(gap.priority))}`}</p>
        <Where status="not_offered" label={words.lacking} organisations={gap.lacking} all={gap.lackingCount === gap.knownCount} />
        <Where status="partly" label={words.partlyIn} organisations={gap.partly} />
        <Where status="unknown" label={words.unknownIn} organisations={gap.unknown} />
        {gap.groupStatements.map((one) => <p key={one.groupId + one.sourcePlaceId} className="small">{t.gap.matrix.groupSays(statement(one))}</p>)}
      </div>
      <div className="gap-size">
        <p className="gap-count"><LackingWords gap={gap} /></p>
        {gap.lackingCount !== null && <LackingBar lacking={gap.lackingCount} known={gap.knownCount} />}
        {gap.lackingBefore !== null && <p className="small muted">{words.before(n(gap.lackingBefore))}</p>}
      </div>
    </li>
  );
}

function LackingBar({ lacking, known }: { lacking: number; known: number }) {
  return <span className="gap-bar" aria-hidden="true"><span style={{ inlineSize: `${known ? (lacking / known) * 100 : 0}%` }} /></span>;
}

type WhereProps = { status: Status; label: string; organisations: GapOrganisation[]; all?: boolean };

function Where({ status, label, organisations, all = false }: WhereProps) {
  const { t } = useText();
  const local = useLocal();
  if (organisations.length === 0) return null;
  const names = organisations.map((one) => local(one.name)).join(", ");
  return (
    <p className="gap-where">
      <StatusSymbol status={status} /> <span><span className="muted">{label}</span> {all && organisations.length > 1 ? `${t.gap.gaps.everyone}: ${names}` : names}</span>
    </p>
  );
}
