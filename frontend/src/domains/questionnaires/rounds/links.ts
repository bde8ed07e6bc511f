import type { Invitation, Recipient } from "@/api/types";

export type NewLink = { recipientId: string; name: string; organisation: string; email: string; link: string };

export function newLinks(invitations: readonly Invitation[], recipients: readonly Recipient[], local: (text: Recipient["organisationName"]) => string): NewLink[] {
  return invitations.flatMap(({ recipientId, link }): NewLink[] => {
    const unit = recipients.find((one) => one.id === recipientId);
    return link && unit ? [{ recipientId, name: unit.name, organisation: local(unit.organisationName), email: unit.email ?? "", link }] : [];
  });
}

/** As Swedish Excel opens it. A cell that a spreadsheet would take for a formula is made text. */
export function linksAsCsv(links: readonly NewLink[], heads: readonly [string, string, string, string]): string {
  const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const cell = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = links.map((one) => [one.name, one.organisation, one.email, one.link].map((text) => cell(safe(text))).join(";"));
  return [heads.join(";"), ...rows].join("\r\n");
}
