import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { keepCsrfToken } from "@/api/client";
import { sessionQuery } from "@/api/session";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { endSignIn } from "./provider";
import { safeReturn } from "./safe-return";
import { SignInProblem } from "./sign-in-problem";

/** Where the identity provider sends people back to. The answer is handed on, once, and the page left. */
export default function AnswerPage() {
  const { t } = useText();
  const end = useEndSignIn();
  if (!end.error) return <PageHead title={t.signIn.title} heading={t.signIn.confirming} answer={t.signIn.confirmingBody} />;
  return (
    <>
      <PageHead title={t.signIn.title} heading={t.signIn.notDone} />
      <div className="stack">
        <SignInProblem error={end.error} />
        <div><LinkButton href="/logga-in">{t.signIn.again}</LinkButton></div>
      </div>
    </>
  );
}

function useEndSignIn() {
  const { t } = useText();
  const cache = useQueryClient();
  const { params, navigate } = useAddress();
  const handed = useRef(false);
  const end = useMutation({
    // A session that is to be renewed must prove that the request is ours, so it is asked for first.
    mutationFn: async () => {
      await cache.ensureQueryData(sessionQuery);
      return endSignIn(params);
    },
    onSuccess: ({ session, returnTo }) => {
      if (session) {
        keepCsrfToken(session.csrfToken);
        cache.setQueryData(sessionQuery.queryKey, session);
        void cache.invalidateQueries();
        announce(t.signIn.done);
      }
      navigate(safeReturn(returnTo), { replace: true });
    },
  });
  const { mutate } = end;
  useEffect(() => {
    if (handed.current) return;
    handed.current = true;
    mutate();
  }, [mutate]);
  return end;
}
