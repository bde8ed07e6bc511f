import type { ReactNode } from "react";

type Props = { value: string; words: string; note: ReactNode; notCosted?: boolean };

/** One large figure with what it is; what nobody has costed is as large. */
export function CostFigure({ value, words, note, notCosted }: Props) {
  return (
    <li className="cost-figure" data-not-costed={notCosted || undefined}>
      <span className="cost-figure-value">{value}</span>
      <span className="strong">{words}</span>
      <span className="small muted">{note}</span>
    </li>
  );
}
