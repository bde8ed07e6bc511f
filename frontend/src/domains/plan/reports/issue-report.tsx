import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import type { StatusReportDetail } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { issueReport, removeReport, reportQuery } from "./queries";

/** Freezes the report, after saying what that means. */
export function IssueReport({ report, unsaved }: { report: StatusReportDetail; unsaved: boolean }) {
  const { t } = useText();
  const words = t.planWork.reports;
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const issue = useMutation({
    mutationFn: () => issueReport(report.id, report.version),
    onSuccess: async () => {
      announce(words.issued);
      setAsking(false);
      await cache.invalidateQueries();
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words.issue}</Button>
      <ConfirmDialog open={asking} heading={words.issueHeading} confirm={words.issue} busy={unsaved || issue.isPending} onConfirm={() => issue.mutate()} onClose={() => { setAsking(false); issue.reset(); }}>
        <p>{words.issueBody}</p>
        {unsaved && <p className="field-error">{words.issueUnsaved}</p>}
        {issue.error && <ErrorNotice error={issue.error} heading={t.common.error.saveHeading} />}
      </ConfirmDialog>
    </>
  );
}

export function RemoveReport({ report }: { report: StatusReportDetail }) {
  const { t } = useText();
  const words = t.planWork.reports;
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeReport(report.id, report.version),
    onSuccess: async () => {
      announce(words.removed);
      navigate("/planen/rapporter");
      cache.removeQueries({ queryKey: reportQuery(report.id).queryKey });
      await cache.invalidateQueries();
    },
  });
  return (
    <>
      <Button variant="tertiary" tone="danger" onClick={() => setAsking(true)}>{words.remove}</Button>
      <ConfirmDialog open={asking} danger heading={words.removeHeading} confirm={words.remove} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => { setAsking(false); remove.reset(); }}>
        <p>{words.removeBody}</p>
        {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
      </ConfirmDialog>
    </>
  );
}
