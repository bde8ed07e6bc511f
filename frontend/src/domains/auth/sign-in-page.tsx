import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { toApiError } from "@/api/errors";
import { ErrorNotice } from "@/api/query-state";
import { useSession, useSignIn } from "@/api/session";
import { useText } from "@/text/language";
import { Button, LinkButton } from "@/ui/button";
import { CheckChoice, TextField } from "@/ui/fields";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { signInWaysQuery, useBeginSignIn } from "./provider";
import { safeReturn } from "./safe-return";
import { SignInProblem } from "./sign-in-problem";
import "./auth.css";

export default function SignInPage() {
  const { t } = useText();
  const session = useSession();
  if (session.signedIn) {
    return (
      <PageHead title={t.signIn.title} heading={t.signIn.already} answer={t.signIn.signedInAs(session.name ?? t.terms.role[session.role])}>
        <div><LinkButton href="/">{t.common.notFound.home}</LinkButton></div>
      </PageHead>
    );
  }
  return <Ways />;
}

/** With an identity provider the organisation's account comes first, and the key after it. */
function Ways() {
  const { t } = useText();
  const ways = useQuery(signInWaysQuery).data?.ways;
  if (!ways) return <SkeletonPage />;
  if (!ways.some((one) => one.way === "provider")) {
    return (
      <>
        <PageHead title={t.signIn.title} heading={t.signIn.heading} answer={t.signIn.body} />
        <SignInForm />
      </>
    );
  }
  return (
    <>
      <PageHead title={t.signIn.title} heading={t.signIn.choose} answer={t.signIn.chooseBody} />
      <ProviderButton />
      <details className="other-way">
        <summary>{t.signIn.orKey}</summary>
        <div className="stack"><p className="measure">{t.signIn.body}</p><SignInForm /></div>
      </details>
    </>
  );
}

function ProviderButton() {
  const { t } = useText();
  const { params } = useAddress();
  const begin = useBeginSignIn();
  const start = () => begin.mutate({ returnTo: safeReturn(params.get("next")), silent: false });
  return (
    <div className="stack sign-in">
      <div><Button onClick={start} disabled={begin.isPending || begin.isSuccess}>{t.signIn.provider}</Button></div>
      {begin.error && <SignInProblem error={begin.error} />}
    </div>
  );
}

function SignInForm() {
  const { t } = useText();
  const { params } = useAddress();
  const [, navigate] = useLocation();
  const [key, setKey] = useState("");
  const [shown, setShown] = useState(false);
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(key.trim(), {
      onSuccess: () => {
        announce(t.signIn.done);
        navigate(safeReturn(params.get("next")));
      },
    });
  };
  const refused = signIn.error && toApiError(signIn.error).status === 401;
  return (
    <form className="stack sign-in" onSubmit={submit}>
      <TextField
        label={t.signIn.key}
        type={shown ? "text" : "password"}
        autoComplete="off"
        spellCheck={false}
        required
        value={key}
        error={refused ? t.signIn.failed : undefined}
        onChange={(event) => setKey(event.target.value)}
      />
      <CheckChoice label={t.signIn.show} checked={shown} onChange={() => setShown(!shown)} />
      {signIn.error && (refused ? <div role="alert" className="sr-only">{t.signIn.failed}</div> : <ErrorNotice error={signIn.error} />)}
      <div><Button type="submit" disabled={signIn.isPending}>{t.signIn.submit}</Button></div>
    </form>
  );
}
