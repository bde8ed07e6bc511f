import type { QueryClient } from "@tanstack/react-query";

/**
 * Asks for everything that is shown anew, after something was changed. A first answer that is still on its way may have
 * been read before the change, and asking again would only wait for it: so it is let go of first.
 */
export async function askAnew(cache: QueryClient) {
  await cache.cancelQueries();
  await cache.invalidateQueries();
}
