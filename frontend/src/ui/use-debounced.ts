import { useEffect, useState } from "react";

/** The value once it has been left alone for a moment: what is typed is asked about when the person pauses. */
export function useDebounced<T extends string>(value: T, milliseconds = 300): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
