import { useEffect } from "react";
import { useLocation } from "wouter";
import { useSession } from "@/api/session";
import type { Session } from "@/api/types";
import { beginSignIn } from "./provider";

const TRIED = "samplan.renewal";

/** Whether the session should be renewed now: it is time, and it has not been tried for this one. */
export function isDue(session: Pick<Session, "renewsAt" | "expiresAt">, tried: string | null, now: Date): boolean {
  const { renewsAt, expiresAt } = session;
  return renewsAt !== null && expiresAt !== null && expiresAt !== tried && new Date(renewsAt) <= now && now < new Date(expiresAt);
}

/**
 * A session of the identity provider is short, and is renewed on the way from one page to another:
 * the browser takes the way by the provider, which shows nothing, and nothing unsaved is left behind.
 */
export function useRenewal() {
  const session = useSession();
  const [path] = useLocation();
  useEffect(() => {
    if (path.startsWith("/logga-in") || !isDue(session, sessionStorage.getItem(TRIED), new Date())) return;
    sessionStorage.setItem(TRIED, session.expiresAt ?? "");
    const returnTo = window.location.pathname + window.location.search + window.location.hash;
    // Where the provider cannot be asked, the session goes on until it ends.
    beginSignIn({ returnTo, silent: true }).then((address) => window.location.assign(address), () => undefined);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- on the way to a page, and at no other time
  }, [path]);
}
