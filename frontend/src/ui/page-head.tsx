import { useEffect, type ReactNode } from "react";
import { useText } from "@/text/language";

export function usePageTitle(title: string) {
  const { t } = useText();
  useEffect(() => {
    document.title = `${title} – ${t.common.product}`;
  }, [title, t]);
}

type Props = { title: string; heading: ReactNode; answer?: ReactNode; children?: ReactNode };

/** The page's question as heading and its answer under it; the heading takes focus when one arrives. */
export function PageHead({ title, heading, answer, children }: Props) {
  usePageTitle(title);
  return (
    <header className="page-head">
      <h1 tabIndex={-1}>{heading}</h1>
      {answer && <p className="page-head-answer">{answer}</p>}
      {children}
    </header>
  );
}
