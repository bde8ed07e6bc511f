import { useQuery } from "@tanstack/react-query";
import { SourceNote } from "@/domains/sources/source-note";
import { useText } from "@/text/language";
import { BookIcon } from "@/ui/icons";
import { PopoverButton } from "@/ui/popover-button";
import { placesQuery } from "./place-field";

/** Where something is stated, one press away. */
export function SourceButton({ placeId, of }: { placeId: string | null; of: string }) {
  const { t } = useText();
  const places = useQuery(placesQuery).data ?? [];
  const words = t.common.source;
  return (
    <PopoverButton label={<><BookIcon /> {words.heading}</>} name={`${words.heading}: ${of}`}>
      <SourceNote place={places.find((one) => one.id === placeId)} />
    </PopoverButton>
  );
}
