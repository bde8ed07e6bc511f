import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page-head";

export function NotFoundPage() {
  const { t } = useText();
  return (
    <PageHead title={t.common.notFound.heading} heading={t.common.notFound.heading} answer={t.common.notFound.body}>
      <div><LinkButton href="/">{t.common.notFound.home}</LinkButton></div>
    </PageHead>
  );
}
