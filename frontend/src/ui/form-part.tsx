import type { ReactNode } from "react";
import "./form.css";

/** A part of the form under its heading. */
export function FormPart({ heading, help, children }: { heading: string; help?: string; children: ReactNode }) {
  return (
    <section className="form-part" aria-label={heading}>
      <div className="form-part-head">
        <h2>{heading}</h2>
        {help && <p className="muted small">{help}</p>}
      </div>
      <div className="form-part-body">{children}</div>
    </section>
  );
}
