import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { ReportTexts, StatusReport, StatusReportDetail } from "@/api/types";
import type { Saved } from "../record/use-record";
import { orNull, tagOf, type Values } from "../record/values";

const ALL = 1000;

export const reportListQuery = (plan: string) =>
  queryOptions({
    queryKey: ["status-reports", plan],
    queryFn: async () => (await read<{ statusReports: StatusReport[] }>(client.GET("/status-reports", { params: { query: { plan, limit: ALL } } }))).statusReports,
  });

const readReport = (reportId: string) => read<StatusReportDetail>(client.GET("/status-reports/{reportId}", { params: { path: { reportId } } }));

export const reportQuery = (reportId: string) => queryOptions({ queryKey: ["status-report", reportId], queryFn: () => readReport(reportId) });

/** What a report can be about, as one choice: the plan, a step or a principal. */
export function aboutOf(choice: string): { scope: "plan" } | { scope: "step"; stepId: string } | { scope: "principal"; organisationId: string } {
  const [scope, id = ""] = choice.split(":");
  if (scope === "step") return { scope, stepId: id };
  return scope === "principal" ? { scope, organisationId: id } : { scope: "plan" };
}

export const createReport = (id: string, planId: string, values: Values) =>
  read<StatusReportDetail>(client.POST("/status-reports", { body: { id, planId, ...aboutOf(values.about ?? ""), asOf: values.asOf ?? "", title: values.title?.trim() ?? "" } }));

export const TEXTS = ["decisions", "progress", "gaps", "costs", "findings", "nextSteps"] as const satisfies readonly (keyof ReportTexts)[];

export const reportValues = (report: StatusReportDetail): Values => ({
  title: report.title,
  asOf: report.asOf,
  ...Object.fromEntries(TEXTS.map((one) => [one, report.texts[one] ?? ""])),
});

export const saveReport = (reportId: string, version: number, values: Values) =>
  read<StatusReportDetail>(
    client.PATCH("/status-reports/{reportId}", {
      params: { path: { reportId }, header: tagOf(version) },
      body: { title: values.title?.trim(), asOf: values.asOf, texts: Object.fromEntries(TEXTS.map((one) => [one, orNull(values[one])])) },
    }),
  );

export async function reportAgain(reportId: string): Promise<Saved> {
  const report = await readReport(reportId);
  return { version: report.version, values: reportValues(report) };
}

export const issueReport = (reportId: string, version: number) =>
  read<StatusReportDetail>(client.POST("/status-reports/{reportId}/issues", { params: { path: { reportId }, header: tagOf(version) } }));

export const removeReport = (reportId: string, version: number) => read(client.DELETE("/status-reports/{reportId}", { params: { path: { reportId }, header: tagOf(version) } }));
