import { useEffect, useState } from "react";

type Toast = { id: number; text: string; action?: { label: string; run: () => void } };
type Listener = (toast: Toast) => void;

let listener: Listener | null = null;
let next = 1;
/** How long a message, and the undo in it, is offered. */
export const TOAST_MS = 7000;

/** Says what just happened, to eyes and to screen readers, without moving focus. */
export function announce(text: string, action?: Toast["action"]) {
  listener?.({ id: next++, text, action });
}

/** Mounted once by the layout. */
export function Toasts() {
  const [toast, setToast] = useState<Toast | null>(null);
  useEffect(() => {
    listener = setToast;
    return () => {
      listener = null;
    };
  }, []);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toast && (
        <div className="toast" key={toast.id}>
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" onClick={() => { toast.action?.run(); setToast(null); }}>{toast.action.label}</button>
          )}
        </div>
      )}
    </div>
  );
}
