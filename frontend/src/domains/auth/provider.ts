import { queryOptions, useMutation } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { SignInBegun, SignInDone, SignInStart, SignInWays } from "@/api/types";

export const signInWaysQuery = queryOptions({
  queryKey: ["sign-in-ways"],
  staleTime: Infinity,
  queryFn: () => read<SignInWays>(client.GET("/sign-in-ways")),
});

/** The address of the provider's page; the browser goes there, and comes back to the answer page. */
export async function beginSignIn(start: SignInStart): Promise<string> {
  return (await read<SignInBegun>(client.POST("/sign-ins", { body: start }))).authorizationUrl;
}

export function useBeginSignIn() {
  return useMutation({ mutationFn: beginSignIn, onSuccess: (address) => window.location.assign(address) });
}

/** What the provider sent the browser back with is looked at by the service alone. */
export function endSignIn(params: URLSearchParams): Promise<SignInDone> {
  const body = { state: params.get("state") ?? "", code: params.get("code"), error: params.get("error") };
  return read<SignInDone>(client.POST("/sign-ins/answers", { body }));
}
