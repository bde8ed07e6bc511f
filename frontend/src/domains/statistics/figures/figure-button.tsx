import { useText } from "@/text/language";
import { useAddress } from "@/ui/use-address";
import { aboutText, type About } from "./about";
import type { Figure } from "./figure-words";
import "./figures.css";

type Props = { figure: Figure; text: string; of: string; about: About };

/** A number that leads to its definition and source. One that is withheld looks so, before one reads it. */
export function FigureButton({ figure, text, of, about }: Props) {
  const { t } = useText();
  const { params, setParams } = useAddress();
  const key = aboutText(about);
  const open = params.get("about") === key;
  const kind = figure.withheld ? "withheld" : figure.value === null && !figure.valueText ? "quiet" : undefined;
  return (
    <button type="button" className="figure-button" data-kind={kind} aria-pressed={open} aria-label={t.statistics.aboutFigure(text, of)} onClick={() => setParams({ about: open ? null : key })}>
      {text}
    </button>
  );
}
