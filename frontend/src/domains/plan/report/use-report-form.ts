import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { client, read } from "@/api/client";
import { toApiError, type ApiError } from "@/api/errors";
import type { ProgressReport } from "@/api/types";
import { useText } from "@/text/language";
import { today } from "../today";
import { createOf, faultsOf, isTouched, keepDraft, newReportId, readDraft, startOf, type ReportDraft, type ReportFaults, type Subject } from "./draft";

type Last = Parameters<typeof startOf>[0];

const FIELD: Record<string, keyof ReportFaults> = { status: "status", degree: "degree", asOf: "asOf" };

/** A report on its way: kept on the computer as it is written, sent with one press, and sent once. */
export function useReportForm(subject: Subject, last: Last, onSaved: (report: ProgressReport) => void) {
  const { t } = useText();
  const cache = useQueryClient();
  const [restored] = useState(() => readDraft(subject));
  const [start, setStart] = useState(() => startOf(last, today()));
  const [draft, setDraft] = useState<ReportDraft>(restored ?? start);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const touched = isTouched(draft, start);
  const { activityId, organisationId } = subject;
  useEffect(() => keepDraft({ activityId, organisationId }, touched ? draft : null), [activityId, organisationId, touched, draft]);

  const own = faultsOf(draft, today(), t);
  const told = Object.fromEntries((error?.problem?.violations ?? []).flatMap((one) => (FIELD[one.field] ? [[FIELD[one.field], one.message]] : []))) as ReportFaults;

  const send = async () => {
    setTried(true);
    const body = createOf(draft, subject);
    if (underWay.current || body === null || Object.keys(own).length > 0) return;
    underWay.current = true;
    setBusy(true);
    setError(null);
    try {
      const report = await read<ProgressReport>(client.POST("/progress-reports", { body }));
      keepDraft(subject, null);
      await cache.invalidateQueries();
      onSaved(report);
    } catch (reason) {
      setError(toApiError(reason));
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  const offline = error?.status === 0;
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (!offline) return;
    const again = () => void latest.current();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [offline]);

  return {
    draft,
    touched,
    restored: restored !== null,
    busy,
    offline,
    error: offline ? null : error,
    faults: tried ? { ...told, ...own } : told,
    send: () => void send(),
    change: (part: Partial<ReportDraft>) => {
      // What has perhaps come in already must not be sent again as something else.
      setDraft((now) => ({ ...now, ...part, ...(error && { id: newReportId() }) }));
      setError(null);
    },
    discard: () => {
      const fresh = startOf(last, today());
      keepDraft(subject, null);
      setStart(fresh);
      setDraft(fresh);
      setTried(false);
      setError(null);
    },
  };
}
