import { useQuery } from "@tanstack/react-query";
import { API_BASE, client, read } from "@/api/client";
import { useCounty, useRounds } from "@/api/county";
import { canAdminister, canLead, useSession } from "@/api/session";
import { formatDate } from "@/format/dates";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { CodeLine } from "@/ui/copy-button";
import { PageHead } from "@/ui/page-head";
import { SkeletonRows } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { callsWith, firstPath, setUp, TASKS, TOOLS, type About, type Tool } from "./calls";
import { TryCall } from "./try-call";
import "./developers.css";

/** From key to first call, with the own address, and calls to copy for what systems and scripts do. */
export default function DevelopersPage() {
  const { t } = useText();
  const words = t.developers;
  const about = useAbout();
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer}>
        <p className="row">
          <a href={`${API_BASE}/docs`}>{words.docs}</a>
          <a href={`${API_BASE}/openapi.json`}>{words.contract}</a>
          <a href={`${API_BASE}/rate-limits`}>{words.limits}</a>
        </p>
      </PageHead>
      <div className="stack developers">
        <section className="card">
          <h2>{words.first}</h2>
          <div className="stack">
            <p className="measure">{words.firstBody}</p>
            {about ? <TryCall path={firstPath(about)} /> : <SkeletonRows rows={2} />}
          </div>
        </section>
        <KeyCard />
        {about ? <Calls about={about} /> : <SkeletonRows rows={4} />}
        <div className="developers-more">
          <Life />
          <Onward />
        </div>
        <section className="card">
          <h2>{words.rules}</h2>
          <ul className="stack-tight measure">{words.ruleList.map((rule) => <li key={rule}>{rule}</li>)}</ul>
        </section>
      </div>
    </>
  );
}

/** What the calls are about: this county's newest published round, and the own organisation. */
function useAbout(): About | null {
  const county = useCounty();
  const rounds = useRounds().data;
  const { organisationId } = useSession();
  const published = rounds?.find((one) => one.status === "published");
  if (!county || !rounds) return null;
  return { county: county.id, round: published?.id ?? `${county.id}-2021`, organisation: organisationId ?? county.id };
}

/** How one gets a key: by oneself, from somebody, or by signing in first. */
function KeyCard() {
  const { t } = useText();
  const words = t.developers;
  const session = useSession();
  const mayMake = canAdminister(session);
  return (
    <section className="card">
      <h2>{words.key}</h2>
      <div className="stack">
        <p className="measure">{words.keyBody}</p>
        <p className="measure">{mayMake ? words.keyMade : words.keyAsked}</p>
        {mayMake && <div><LinkButton href="/nycklar">{words.makeKey}</LinkButton></div>}
        {!session.signedIn && <p><AppLink href="/logga-in?next=/utvecklare">{t.common.nav.signIn}</AppLink></p>}
      </div>
    </section>
  );
}

function Calls({ about }: { about: About }) {
  const { t } = useText();
  const words = t.developers;
  const { params, setParams } = useAddress();
  const tool = TOOLS.find((one) => one === params.get("verktyg")) ?? "curl";
  const calls = callsWith(tool, about);
  return (
    <section className="card">
      <h2>{words.calls}</h2>
      <div className="stack">
        <ToolChoice tool={tool} onChoose={(one) => setParams({ verktyg: one })} />
        <p className="measure">{words.install[tool]}</p>
        <CodeLine code={setUp(window.location.origin)[tool]} />
        {TASKS.map((task) => (
          <section key={task} className="stack-tight">
            <h3>{words.tasks[task].heading}</h3>
            <p className="measure">{words.tasks[task].body}</p>
            <CodeLine code={calls[task]} />
          </section>
        ))}
      </div>
    </section>
  );
}

function ToolChoice({ tool, onChoose }: { tool: Tool; onChoose: (tool: Tool) => void }) {
  const { t } = useText();
  return (
    <fieldset className="segmented tool-choice">
      <legend className="sr-only">{t.developers.tool}</legend>
      {TOOLS.map((one) => (
        <label key={one}>
          <input type="radio" name="tool" checked={one === tool} onChange={() => onChoose(one)} />
          <span>{t.developers.tools[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Which version answers, and how versions live. */
function Life() {
  const { t } = useText();
  const words = t.developers;
  const info = useQuery({ queryKey: ["api-info"], queryFn: () => read(client.GET("/api-info")) }).data;
  return (
    <section className="card">
      <h2>{words.life}</h2>
      <div className="stack">
        {info && <p className="strong">{words.version(info.apiVersion, formatDate(info.apiReleased))}</p>}
        <ul className="stack-tight">{words.lifeList.map((rule) => <li key={rule}>{rule}</li>)}</ul>
      </div>
    </section>
  );
}

function Onward() {
  const { t } = useText();
  const words = t.developers;
  const leads = canLead(useSession());
  return (
    <section className="card">
      <h2>{words.onward}</h2>
      <ul className="stack-tight">
        <li><AppLink href="/utvecklare/oppna-data">{t.openData.title}</AppLink>: {words.openDataBody}</li>
        <li>{leads ? <AppLink href="/utvecklare/webhookar">{t.webhooks.title}</AppLink> : t.webhooks.title}: {words.webhooksBody}</li>
        <li><AppLink href="/utvecklare/lansfil">{t.documents.title}</AppLink>: {words.documentBody}</li>
        <li>{words.recipes}</li>
      </ul>
    </section>
  );
}
