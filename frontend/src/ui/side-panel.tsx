import { useEffect, useId, useRef, type ReactNode } from "react";
import { useText } from "@/text/language";
import { Button } from "./button";
import { CloseIcon } from "./icons";

type Props = { heading: ReactNode; kicker?: ReactNode; onClose: () => void; children: ReactNode; closeLabel?: string; subject: string };

/** Details beside the page, which stays usable. Focus moves in when it opens or changes subject; Escape closes. */
export function SidePanel({ heading, kicker, onClose, children, closeLabel, subject }: Props) {
  const { t } = useText();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, [subject]);
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      // Escape belongs to what lies on top: a dialog or an open menu closes first.
      const covered = document.querySelector("dialog:modal, [popover]:popover-open") !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !covered) onClose();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [onClose]);
  return (
    <aside className="side-panel" aria-labelledby={id}>
      <div className="side-panel-head">
        <div className="stack-tight">
          {kicker && <p className="muted small">{kicker}</p>}
          <h2 id={id} ref={title} tabIndex={-1}>{heading}</h2>
        </div>
        <Button variant="tertiary" icon onClick={onClose} aria-label={closeLabel ?? t.common.close}><CloseIcon /></Button>
      </div>
      <div className="side-panel-body">{children}</div>
    </aside>
  );
}
