import type { ReactNode } from "react";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Unbroken } from "@/ui/unbroken";

/** How many items nobody has costed, leading to which and why. */
export function NotCostedFigure({ count }: { count: number }) {
  const { t, lang } = useText();
  const words = t.costs.figures;
  if (count === 0) return null;
  const [value, said] = count === 1 ? [words.itemsOne, words.notCostedOne] : [words.items(formatNumber(count, lang)), words.notCosted];
  return <CostFigure notCosted value={value} words={said} note={<a href="#ej-beraknat">{words.notCostedNote}</a>} />;
}

type Props = { value: string; words: string; note: ReactNode; notCosted?: boolean; proposal?: boolean };

/** One large figure with what it is; what nobody has costed is as large. */
export function CostFigure({ value, words, note, notCosted, proposal }: Props) {
  return (
    <li className="cost-figure" data-not-costed={notCosted || undefined} data-proposal={proposal || undefined}>
      <span className="cost-figure-value"><Unbroken text={value} /></span>
      <span className="strong">{words}</span>
      <span className="small muted">{typeof note === "string" ? <Unbroken text={note} /> : note}</span>
    </li>
  );
}
