import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { ChangeEntry } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDateTime } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { whoWrote } from "@/text/actor";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { useAddress } from "@/ui/use-address";
import { kindWords } from "./kind-words";
import { changesQuery } from "./queries";
import { useObjectName } from "./object-name";
import { useValueWords } from "./value-words";
import "./history.css";

const PER_PAGE = 50;

/** Every change, or those of one object. */
export default function HistoryPage() {
  const { t } = useText();
  const { params, setParams } = useAddress();
  const objectType = params.get("objectType");
  const objectId = params.get("objectId");
  const query = { objectType, objectId, page: Number(params.get("page") ?? 1), limit: PER_PAGE, sort: "-revision" };
  const changes = useQuery(changesQuery(query));
  const kind = objectType ? kindWords(objectType, t) : "";
  return (
    <>
      <PageHead title={t.history.title} heading={objectId ? t.history.objectHeading : t.history.heading} answer={objectId ? `${kind} ${objectId}` : t.history.answer} />
      <ViewBar shows={t.history.title} call={{ path: "/changes", query }}  />
      {objectId && <p className="row"><AppLink href="/andringar">{t.history.all}</AppLink></p>}
      <QueryState query={changes}>
        {(data) => data.changes.length === 0 ? <EmptyState heading={t.history.empty} body={t.history.emptyBody} /> : (
          <>
            <ChangeTable changes={data.changes} />
            <Pager page={data._meta.page} limit={data._meta.limit} total={data._meta.totalRecords} onPage={(page) => setParams({ page })} />
          </>
        )}
      </QueryState>
    </>
  );
}

function ChangeTable({ changes }: { changes: ChangeEntry[] }) {
  const { t } = useText();
  const words = t.history;
  return (
    <table className="table table-stacks">
      <thead>
        <tr><th scope="col">{words.when}</th><th scope="col">{words.who}</th><th scope="col">{words.what}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr>
      </thead>
      <tbody>{changes.map((one) => <ChangeRow key={`${one.revision} ${one.objectType} ${one.objectId}`} change={one} />)}</tbody>
    </table>
  );
}

function ChangeRow({ change }: { change: ChangeEntry }) {
  const { t, lang } = useText();
  const words = t.history;
  const nameOf = useObjectName();
  const address = `/andringar?objectType=${change.objectType}&objectId=${change.objectId}`;
  return (
    <tr>
      <td data-label={words.when}><span className="nowrap">{formatDateTime(change.at)}</span><br /><span className="small muted">{words.revision.toLowerCase()} {formatNumber(change.revision, lang)}</span></td>
      <td data-label={words.who}>{whoWrote(change, t)}</td>
      <td data-label={words.what}>
        {t.terms.action[change.action]} {kindWords(change.objectType, t)}<br />
        <AppLink className="small change-object" href={address}>{nameOf(change)}</AppLink>
        {change.reason && <><br /><span className="small">{words.reason}: {change.reason}</span></>}
      </td>
      <td data-label={words.before}><Values change={change} side="before" /></td>
      <td data-label={words.after}><Values change={change} side="after" /></td>
    </tr>
  );
}

/** Only what differs is shown: the rest of a record is the same on both sides. */
function Values({ change, side }: { change: ChangeEntry; side: "before" | "after" }) {
  const words = useValueWords();
  const shown = words(change, side);
  if (shown.length === 0) return <span className="muted">–</span>;
  return <ul className="plain-list small">{shown.map((one) => <li key={one}>{one}</li>)}</ul>;
}
