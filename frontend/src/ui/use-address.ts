import { useCallback } from "react";
import { useLocation, useSearch } from "wouter";
import { queryString, type Query } from "@/format/address";

/** The choices of a view live in the address, so that it can be sent to a colleague. */
export function useAddress() {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const params = new URLSearchParams(search);
  const setParams = useCallback(
    (changes: Query, replace = true) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        next.delete(name);
        new URLSearchParams(queryString({ [name]: value })).forEach((one) => next.append(name, one));
      }
      const text = next.toString();
      navigate(text ? `${path}?${text}` : path, { replace });
    },
    [navigate, path],
  );
  return { path, params, setParams, navigate };
}
