import { useText } from "@/text/language";
import { useAddress } from "@/ui/use-address";
import { aboutText, type About } from "../figures/about";

/** Opens the definition; with several beside each other it is named after what it defines. */
export function AboutButton({ about, name }: { about: About; name?: string }) {
  const { t } = useText();
  const { params, setParams } = useAddress();
  const key = aboutText(about);
  const open = params.get("about") === key;
  return (
    <button type="button" className="link-button no-print" aria-pressed={open} aria-label={name && `${t.statistics.about}: ${name}`} onClick={() => setParams({ about: open ? null : key })}>
      {name ?? t.statistics.about}
    </button>
  );
}
