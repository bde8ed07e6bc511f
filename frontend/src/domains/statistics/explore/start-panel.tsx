import { useText } from "@/text/language";
import { EmptyState } from "@/ui/message";

/** Where to begin: the tables that are made already. */
export function StartPanel({ county }: { county: string }) {
  const { t } = useText();
  return <EmptyState heading={t.statistics.explore.start} body={`${t.statistics.explore.startBody} ${county}`} />;
}
