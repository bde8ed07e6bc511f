import { toApiError } from "@/api/errors";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Message } from "@/ui/message";

/** The service says in words what went wrong with a sign-in and what to do; those words are shown. */
export function SignInProblem({ error }: { error: unknown }) {
  const { t } = useText();
  const problem = toApiError(error).problem;
  if (!problem) return <ErrorNotice error={error} heading={t.signIn.notDone} />;
  const sentences = problem.violations?.map((one) => one.message) ?? [problem.detail];
  return (
    <Message tone="danger" heading={problem.status === 403 ? t.signIn.noRole : t.signIn.notDone} live>
      {sentences.map((one) => <p key={one}>{one}</p>)}
      <p className="small">{t.common.error.traceId}: <code>{problem.traceId}</code></p>
    </Message>
  );
}
