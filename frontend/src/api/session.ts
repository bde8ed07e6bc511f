import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, read, keepCsrfToken } from "./client";
import type { Session } from "./types";

export const ANONYMOUS: Session = {
  signedIn: false,
  role: "reader",
  name: null,
  organisationId: null,
  countyId: null,
  readOnly: true,
  csrfToken: null,
  expiresAt: null,
  renewsAt: null,
  way: null,
  signOutUrl: null,
  permissions: [],
};

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: 60_000,
  queryFn: async () => {
    const session = await read<Session>(client.GET("/sessions/current"));
    keepCsrfToken(session.csrfToken);
    return session;
  },
});

export function useSession(): Session {
  return useQuery(sessionQuery).data ?? ANONYMOUS;
}

export const canReport = (session: Session) => session.signedIn && !session.readOnly && session.role !== "reader";
export const canLead = (session: Session) => canReport(session) && (session.role === "lead" || session.role === "administrator");
export const canAdminister = (session: Session) => session.signedIn && session.role === "administrator";

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (apiKey: string) => read<Session>(client.POST("/sessions", { body: { apiKey } })),
    onSuccess: (session) => {
      keepCsrfToken(session.csrfToken);
      cache.setQueryData(sessionQuery.queryKey, session);
      // Another person may see other rounds and columns.
      void cache.invalidateQueries();
    },
  });
}

/** Whoever signed in at the identity provider is signed out there too. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE("/sessions/current")),
    onSuccess: () => {
      const onward = cache.getQueryData(sessionQuery.queryKey)?.signOutUrl;
      if (onward) window.location.assign(onward);
      keepCsrfToken(null);
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, ANONYMOUS);
    },
  });
}
