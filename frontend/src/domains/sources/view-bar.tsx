import type { ReactNode } from "react";
import type { AsOf, Sources } from "@/api/types";
import { callAddress } from "@/api/client";
import { curlLine, type Query } from "@/format/address";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { CodeLine, copyText } from "@/ui/copy-button";
import { BookIcon, CodeIcon, DownloadIcon, LinkIcon } from "@/ui/icons";
import { PopoverButton } from "@/ui/popover-button";
import { announce } from "@/ui/toast";

export type Call = { path: string; query?: Query };
type Format = "xlsx" | "csv" | "csv-plain" | "json" | "json-stat";
type Props = {
  /** What the view shows, in a few words. */
  shows: ReactNode;
  asOf?: AsOf;
  /** The revision alone, where what is shown has no one date. */
  revision?: number;
  sources?: Sources;
  call: Call;
  formats?: readonly Format[];
};

/** What every list comes as; tables of figures also come as JSON-stat. */
const ALL: readonly Format[] = ["xlsx", "csv", "csv-plain", "json"];

/** The same line on every view: what it shows and as of when, its sources, and how to take it along. */
export function ViewBar({ shows, asOf, revision, sources, call, formats = ALL }: Props) {
  const { t, lang } = useText();
  const words = t.common.view;
  return (
    <div className="view-bar">
      <p>
        <span className="strong">{shows}</span>
        {asOf && <>{" · "}{words.asOf(formatDate(asOf.asOf), formatNumber(asOf.revision, lang))}</>}
        {revision !== undefined && <>{" · "}{words.revision(formatNumber(revision, lang))}</>}
      </p>
      <div className="view-bar-tools" role="group" aria-label={words.tools}>
        {sources && <SourcesButton sources={sources} />}
        <DownloadButton call={call} formats={formats} />
        <LinkButton />
        <ApiButton call={call} />
      </div>
    </div>
  );
}

function SourcesButton({ sources }: { sources: Sources }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.common.source;
  const count = words.count(formatNumber(sources.documents.length, lang), formatNumber(sources.places.length, lang));
  return (
    <PopoverButton label={<><BookIcon /> {t.common.view.sources}</>} placement="bottom-end">
      <div className="stack-tight">
        <p className="small muted">{count}</p>
        <ul className="plain-list stack-tight">
          {sources.documents.map((one) => <li key={one.id}><AppLink href={`/kallor/${one.id}`}>{local(one.title)}</AppLink></li>)}
        </ul>
        <AppLink href="/kallor">{words.showAll}</AppLink>
      </div>
    </PopoverButton>
  );
}

function DownloadButton({ call, formats }: { call: Call; formats: readonly Format[] }) {
  const { t } = useText();
  const address = (format: Format) => callAddress(call.path, format === "json" ? call.query : { ...call.query, format });
  return (
    <PopoverButton label={<><DownloadIcon /> {t.common.view.download}</>} placement="bottom-end">
      <div className="menu-list">
        {formats.map((format) => <a key={format} href={address(format)} download>{t.common.view.downloadAs[format]}</a>)}
      </div>
    </PopoverButton>
  );
}

/** The language goes with the address, so that the receiver reads what the sender saw. */
function LinkButton() {
  const { t, lang } = useText();
  const copy = async () => {
    const url = new URL(window.location.href);
    if (lang === "en") url.searchParams.set("lang", "en");
    announce((await copyText(url.toString())) ? t.common.view.linkCopied : t.common.view.copyFailed);
  };
  return <Button variant="tertiary" onClick={() => void copy()}><LinkIcon /> {t.common.view.link}</Button>;
}

function ApiButton({ call }: { call: Call }) {
  const { t } = useText();
  const path = callAddress(call.path, call.query);
  return (
    <PopoverButton label={<><CodeIcon /> {t.common.view.api}</>} placement="bottom-end">
      <div className="stack-tight api-call">
        <p className="strong">{t.common.view.apiHeading}</p>
        <p className="small">{t.common.view.apiBody}</p>
        <code className="code">GET {path}</code>
        <CodeLine code={curlLine(window.location.origin, path)} />
        <AppLink href="/utvecklare">{t.developers.title}</AppLink>
      </div>
    </PopoverButton>
  );
}
