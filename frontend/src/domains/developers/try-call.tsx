import { useState } from "react";
import { API_BASE } from "@/api/client";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CodeLine } from "@/ui/copy-button";
import { Message } from "@/ui/message";

type Answer = { status: string; milliseconds: number; headers: [string, string][]; body: string };

/** Those that say something to whoever calls; the others are between browser and server. */
const SHOWN = ["content-type", "etag", "cache-control", "ratelimit", "traceparent"];

async function ask(path: string): Promise<Answer> {
  const begun = performance.now();
  // Without the session's cookie: what is shown is what anybody gets.
  const response = await fetch(API_BASE + path, { headers: { Accept: "application/json" }, credentials: "omit" });
  const text = await response.text();
  return {
    status: `${response.status} ${response.statusText}`.trim(),
    milliseconds: performance.now() - begun,
    headers: SHOWN.flatMap((name) => { const value = response.headers.get(name); return value ? [[name, value] as [string, string]] : []; }),
    body: JSON.stringify(JSON.parse(text), null, 2),
  };
}

/** The first call, to copy and to run here and now. */
export function TryCall({ path }: { path: string }) {
  const { t } = useText();
  const words = t.developers.tried;
  const [answer, setAnswer] = useState<Answer | "asking" | "failed" | null>(null);
  const run = () => {
    setAnswer("asking");
    ask(path).then(setAnswer, () => setAnswer("failed"));
  };
  return (
    <div className="stack">
      <CodeLine code={`curl '${window.location.origin}${API_BASE}${path}'`} />
      <div><Button onClick={run} disabled={answer === "asking"}>{words.run}</Button></div>
      {answer === "failed" && <Message tone="danger" live>{words.failed}</Message>}
      {answer !== null && typeof answer === "object" && <Shown answer={answer} />}
    </div>
  );
}

function Shown({ answer }: { answer: Answer }) {
  const { t } = useText();
  const words = t.developers.tried;
  return (
    <div className="stack">
      <p role="status"><strong>{answer.status}</strong> <span className="muted">{words.took(formatNumber(Math.round(answer.milliseconds)))}</span></p>
      <dl className="call-headers small">
        {answer.headers.map(([name, value]) => <div key={name}><dt><code>{name}</code></dt><dd><code>{value}</code></dd></div>)}
      </dl>
      <div className="stack-tight">
        <h3>{words.body}</h3>
        <pre className="code call-body">{answer.body}</pre>
      </div>
    </div>
  );
}
