import type { Dictionary } from "./sv";

interface Written {
  channel: string;
  actor: { name: string | null; role: string };
}

/** Who wrote: by name for those who are signed in, otherwise by role; an import is nobody's. */
export function whoWrote(change: Written, t: Dictionary): string {
  if (change.channel === "import") return t.history.system;
  const roles: Record<string, string> = t.terms.role;
  return change.actor.name ?? roles[change.actor.role] ?? change.actor.role;
}
