import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { DownIcon, UpIcon } from "@/ui/icons";

type Props = { id: string; name: string; first: boolean; last: boolean; onMove: (by: 1 | -1, focusId: string) => void };

/** Up and down, by name; no dragging needed. */
export function OrderButtons({ id, name, first, last, onMove }: Props) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const button = (by: 1 | -1) => `${by < 0 ? "upp" : "ner"}-${id}`;
  return (
    <span className="order-buttons">
      <Button id={button(-1)} variant="tertiary" disabled={first} onClick={() => onMove(-1, button(-1))} aria-label={words.moveUp(name)}><UpIcon /></Button>
      <Button id={button(1)} variant="tertiary" disabled={last} onClick={() => onMove(1, button(1))} aria-label={words.moveDown(name)}><DownIcon /></Button>
    </span>
  );
}
