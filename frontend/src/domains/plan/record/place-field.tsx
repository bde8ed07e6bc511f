import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, read } from "@/api/client";
import type { SourcePlace } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { useLocal, useText } from "@/text/language";
import { SelectField } from "@/ui/fields";

const ALL = 1000;

/** Every place in the documents that something can be stated in. */
export const placesQuery = queryOptions({
  queryKey: ["source-places", "all", "plan"],
  staleTime: 5 * 60 * 1000,
  queryFn: async () => (await read<{ sourcePlaces: SourcePlace[] }>(client.GET("/source-places", { params: { query: { limit: ALL } } }))).sourcePlaces,
});

type Props = { value: string; error?: string; onChange: (id: string) => void };

/** The document first, then the place in it. */
export function PlaceField({ value, error, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.record;
  const places = useQuery(placesQuery).data ?? [];
  const [wanted, setWanted] = useState<string | null>(null);
  const document = wanted ?? places.find((one) => one.id === value)?.documentId ?? "";
  const documents = [...new Map(places.map((one) => [one.documentId, one.documentTitle])).entries()].map(([id, title]) => ({ value: id, label: title }));
  const within = places.filter((one) => one.documentId === document).map((one) => ({ value: one.id, label: [placeText(one, t), one.printedLabel ?? local(one.summary)].filter(Boolean).join(": ").slice(0, 110) || one.id }));
  const choose = (id: string) => {
    setWanted(id);
    onChange("");
  };
  return (
    <div className="record-pair">
      <SelectField label={words.document} value={document} options={[{ value: "", label: words.noSource }, ...documents]} onChange={(event) => choose(event.target.value)} />
      {document && <SelectField label={words.place} error={error} value={value} options={[{ value: "", label: words.choosePlace }, ...within]} onChange={(event) => onChange(event.target.value)} />}
    </div>
  );
}
