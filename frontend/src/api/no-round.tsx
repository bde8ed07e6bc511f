import { useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";

/** What a page about a round says in a county that has none. */
export function NoRound({ title }: { title: string }) {
  const { t } = useText();
  return (
    <>
      <PageHead title={title} heading={title} />
      <EmptyState heading={t.overview.noRound} body={t.overview.noRoundBody} />
    </>
  );
}
