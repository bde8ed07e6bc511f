type Props = { value: number; max: number; label: string };

/** How far something has come; the words beside it say the same. */
export function Progress({ value, max, label }: Props) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <span className="progress" role="progressbar" aria-valuenow={value} aria-valuemin={0} aria-valuemax={max} aria-label={label}>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  );
}
