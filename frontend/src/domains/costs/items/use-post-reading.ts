import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import type { StaffingReading } from "@/api/types";
import { useDebounced } from "@/ui/use-debounced";
import type { PostDraft } from "./draft";
import { staffingQuery, type StaffingCall } from "./queries";
import { readNumber, readSpan } from "./shares";

/** Whose posts, and in which year's prices. */
export type PostGround = { county: string; organisation: string | undefined; year: number | null };

const PAUSE_MS = 400;
const PER_MILLE = 1000;
/** The service reads a share to a tenth of a per cent. */
const inTenths = (thousandths: number) => Math.round(thousandths / 100) / 10;

export function callOf(ground: PostGround, roleId: string): Omit<StaffingCall, "percent" | "amount"> | null {
  if (ground.year === null || roleId === "") return null;
  return { county: ground.county, role: roleId, organisation: ground.organisation, year: ground.year };
}

export type PostReading = { low: StaffingReading; high: StaffingReading } | null;

/** What a post's share costs, at both ends of it. */
export function usePostReading(post: PostDraft, ground: PostGround): { reading: PostReading; error: ApiError | null } {
  const span = readSpan(useDebounced(post.percent));
  const call = callOf(ground, post.roleId);
  const ask = (end: number) => ({ ...staffingQuery({ ...(call ?? { county: "", role: "", year: 0 }), percent: inTenths(end) }), enabled: call !== null && span !== null });
  const low = useQuery(ask(span?.low ?? 0));
  const high = useQuery(ask(span?.high ?? 0));
  const error = low.error ?? high.error;
  return { reading: low.data && high.data ? { low: low.data, high: high.data } : null, error: error && toApiError(error) };
}

/** Money as a share of a post: asked when the person pauses. */
export function useShareOfMoney(post: PostDraft, ground: PostGround, onShare: (thousandths: number) => void) {
  const cache = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (text: string) => {
    clearTimeout(timer.current);
    const amount = readNumber(text.replace(/kr(onor)?\s*$/i, ""));
    const call = callOf(ground, post.roleId);
    if (amount === null || call === null) return;
    const ask = () => cache.fetchQuery(staffingQuery({ ...call, amount: Math.round(amount) })).then((read) => onShare(Math.round(read.percent * PER_MILLE)), () => undefined);
    timer.current = setTimeout(() => void ask(), PAUSE_MS);
  };
}
