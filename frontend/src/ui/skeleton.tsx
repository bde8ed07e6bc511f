import { useText } from "@/text/language";

/** Grey bars in the shape of what is coming; said once to screen readers. */
export function SkeletonRows({ rows = 6, height = "2rem" }: { rows?: number; height?: string }) {
  const { t } = useText();
  return (
    <div className="skeleton-rows" role="status">
      <span className="sr-only">{t.common.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton" style={{ minHeight: height }} aria-hidden="true" />
      ))}
    </div>
  );
}

/** A heading, a line of answer and rows: the shape of nearly every page. */
export function SkeletonPage() {
  return (
    <div className="page-head" aria-busy="true">
      <div className="skeleton" style={{ minHeight: "2.5rem", maxWidth: "28rem" }} aria-hidden="true" />
      <div className="skeleton" style={{ minHeight: "1.5rem", maxWidth: "40rem" }} aria-hidden="true" />
      <SkeletonRows rows={8} />
    </div>
  );
}
