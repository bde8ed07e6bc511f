import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useText } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage, SkeletonRows } from "@/ui/skeleton";
import { toApiError, type ApiError } from "./errors";

function meaning(error: ApiError, t: Dictionary): string {
  const words = t.common.error;
  if (error.status === 0) return words.offline;
  if (error.status === 401) return words.unauthorised;
  if (error.status === 403) return words.forbidden;
  if (error.status === 404) return error.problem?.detail ?? words.notFound;
  if (error.status >= 500) return words.server;
  return error.problem?.detail ?? error.problem?.title ?? words.server;
}

type NoticeProps = { error: unknown; heading?: string; onRetry?: () => void; children?: ReactNode };

/** What happened, what it means, the number to quote, and a way to try again. */
export function ErrorNotice({ error, heading, onRetry, children }: NoticeProps) {
  const { t } = useText();
  const known = toApiError(error);
  const traceId = known.problem?.traceId;
  const retry = onRetry && <Button variant="secondary" onClick={onRetry}>{t.common.error.retry}</Button>;
  return (
    <Message tone="danger" heading={heading ?? t.common.error.heading} actions={retry} live>
      <p>{meaning(known, t)}</p>
      {known.problem?.violations?.map((one) => <p key={one.field + one.message}>{one.message}</p>)}
      {children}
      {traceId && <p className="small">{t.common.error.traceId}: <code>{traceId}</code></p>}
    </Message>
  );
}

/** A page that waits for its first answer; without one it still has a heading that says so. */
export function PageState<T>({ query, children }: Omit<Props<T>, "skeleton">) {
  const { t } = useText();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.error) return <SkeletonPage />;
  const heading = t.common.error.heading;
  return (
    <>
      <PageHead title={heading} heading={heading} />
      <ErrorNotice error={query.error} heading={t.common.error.what} onRetry={() => void query.refetch()} />
    </>
  );
}

type Props<T> = { query: UseQueryResult<T>; skeleton?: ReactNode; children: (data: T) => ReactNode };

/** Loading, error and answer of one query. An answer already shown stays while a new one is fetched. */
export function QueryState<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <>{skeleton ?? <SkeletonRows />}</>;
}
