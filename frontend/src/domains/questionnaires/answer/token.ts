import { useEffect, useState } from "react";

/**
 * The personal link's token stands in the address only until it is read. It is kept for this tab alone: a work
 * computer is shared by many, and what lies in localStorage would still be there for the next one.
 */
const KEPT = "samplan.invitation";
const SHORTEST = 20; // a skip link's "#main" is no token
let inMemory: string | null = null;

export function takeToken(): string | null {
  const written = window.location.hash.slice(1);
  if (written.length >= SHORTEST) {
    inMemory = written;
    keep(written);
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  }
  return inMemory ?? kept();
}

function keep(token: string) {
  try {
    sessionStorage.setItem(KEPT, token);
  } catch {
    // storage can be closed to us; then the token lasts as long as the page
  }
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** The token of this tab; pasting another link over the page begins with that one. */
export function useToken(): string | null {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const look = () => setToken(takeToken());
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, []);
  return token;
}
