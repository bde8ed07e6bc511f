/** What the side panel is about: a method, or one organisation's answer on it. Kept in the address as "method~organisation". */
export type Selection = { methodId: string; organisationId: string | null };

export function readSelection(value: string | null): Selection | null {
  const [methodId, organisationId = null] = (value ?? "").split("~");
  return methodId ? { methodId, organisationId: organisationId || null } : null;
}

export function writeSelection({ methodId, organisationId }: Selection): string {
  return organisationId ? `${methodId}~${organisationId}` : methodId;
}
