import { Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { SkeletonPage } from "@/ui/skeleton";
import { CrashGuard } from "./crash-guard";
import { Layout } from "./layout";
import { NotFoundPage } from "./not-found-page";
import { REDIRECTS, ROUTES } from "./routes";

export function App() {
  return (
    <Layout>
      <CrashGuard>
        <Suspense fallback={<SkeletonPage />}>
          <Switch>
            {ROUTES.map(([path, Page]) => <Route key={path} path={path}><Page /></Route>)}
            {REDIRECTS.map(([from, to]) => <Route key={from} path={from}><Redirect to={to} replace /></Route>)}
            <Route><NotFoundPage /></Route>
          </Switch>
        </Suspense>
      </CrashGuard>
    </Layout>
  );
}
