import { useQuery } from "@tanstack/react-query";
import { organisationsQuery } from "@/api/reference";
import { canLead, canReport, useSession } from "@/api/session";

/** Whether the person may report for an organisation: the own one and what lies under it, or for a lead any of the county. */
export function useMayReport(): (organisationId: string) => boolean {
  const session = useSession();
  const organisations = useQuery(organisationsQuery).data ?? [];
  return (organisationId) => {
    if (!canReport(session)) return false;
    const organisation = organisations.find((one) => one.id === organisationId);
    if (canLead(session)) return session.countyId === null || session.countyId === organisation?.countyId;
    return session.organisationId === organisationId || (session.organisationId !== null && session.organisationId === organisation?.parentId);
  };
}

/** Whether the person reports for the plan as a whole. */
export function useMayReportWhole(countyId: string): boolean {
  const session = useSession();
  return canLead(session) && (session.countyId === null || session.countyId === countyId);
}
