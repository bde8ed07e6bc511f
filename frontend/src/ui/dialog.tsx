import { Dialog as DsDialog } from "@digdir/designsystemet-react";
import { useId, type ReactNode } from "react";
import { useText } from "@/text/language";
import { Button } from "./button";

type Props = { open: boolean; heading: ReactNode; onClose: () => void; children: ReactNode; footer?: ReactNode };

export function Dialog({ open, heading, onClose, children, footer }: Props) {
  const { t } = useText();
  const id = useId();
  return (
    <DsDialog open={open} onClose={onClose} closeButton={t.common.close} aria-labelledby={id} data-size="sm">
      {open && (
        <div className="stack">
          <h2 id={id}>{heading}</h2>
          {children}
          {footer && <div className="row row-end">{footer}</div>}
        </div>
      )}
    </DsDialog>
  );
}

type ConfirmProps = {
  open: boolean;
  heading: ReactNode;
  children?: ReactNode;
  confirm: ReactNode;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asked before what cannot be undone, or what others will notice. */
export function ConfirmDialog({ open, heading, children, confirm, danger, busy, onConfirm, onClose }: ConfirmProps) {
  const { t } = useText();
  const footer = (
    <>
      <Button variant="secondary" onClick={onClose}>{t.common.cancel}</Button>
      <Button tone={danger ? "danger" : "accent"} onClick={onConfirm} disabled={busy}>{confirm}</Button>
    </>
  );
  return <Dialog open={open} heading={heading} onClose={onClose} footer={footer}>{children}</Dialog>;
}
