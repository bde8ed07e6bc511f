import { Alert } from "@digdir/designsystemet-react";
import type { ReactNode } from "react";

type Tone = "info" | "success" | "warning" | "danger";
type Props = { tone?: Tone; heading?: ReactNode; children?: ReactNode; actions?: ReactNode; live?: boolean };

/** A message in the page's flow. `live` reads it out when it appears after something the person did. */
export function Message({ tone = "info", heading, children, actions, live = false }: Props) {
  return (
    <Alert data-color={tone} data-size="sm" role={live ? (tone === "danger" ? "alert" : "status") : undefined}>
      <div className="stack-tight">
        {heading && <p className="strong">{heading}</p>}
        {children}
        {actions && <div className="row">{actions}</div>}
      </div>
    </Alert>
  );
}

export function EmptyState({ heading, body, children }: { heading: ReactNode; body: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{heading}</p>
      <p className="muted measure">{body}</p>
      {children}
    </div>
  );
}
