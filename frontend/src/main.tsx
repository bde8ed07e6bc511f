import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { setApiLanguage } from "./api/client";
import { ApiError, toApiError } from "./api/errors";
import { sessionQuery } from "./api/session";
import { chosenLanguage, LanguageProvider, loadDictionary, storedLanguage } from "./text/language";
import "./ui/styles/index.css";

/** A faulty question stays faulty; only what may pass by itself is asked again. */
function worthRetrying(count: number, error: unknown): boolean {
  const passing = error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status === 503);
  return passing && count < 2;
}

/** A session that has ended is seen at once, not when it would have been asked for again. */
const seeEndedSession = (error: unknown) => {
  if (toApiError(error).status === 401) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: seeEndedSession }),
  mutationCache: new MutationCache({ onError: seeEndedSession }),
  defaultOptions: { queries: { staleTime: 30_000, retry: worthRetrying } },
});

const initial = chosenLanguage(window.location.search, storedLanguage());
setApiLanguage(initial);
const dictionary = await loadDictionary(initial);

const root = document.getElementById("root");
if (!root) throw new Error("index.html lacks #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider initial={initial} dictionary={dictionary} onChange={setApiLanguage}>
        <App />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
