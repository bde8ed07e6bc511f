/** Only a path of our own is followed after signing in, never another site's address. */
export function safeReturn(target: string | null): string {
  return target !== null && /^\/(?![/\\])/.test(target) ? target : "/";
}
