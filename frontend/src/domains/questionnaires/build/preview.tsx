import { useState } from "react";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { pagesOf, type Typed } from "../form/answers";
import type { Form } from "../form/model";
import { SectionPage } from "../form/section-page";

/** The form exactly as respondents see it, page by page, in the width of a computer or a phone. It can be tried; nothing is saved. */
export function Preview({ form }: { form: Form }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const [typed, setTyped] = useState<Typed>({});
  const [phone, setPhone] = useState(false);
  const [pageId, setPageId] = useState<string | null>(null);
  const pages = pagesOf(form, typed);
  const at = Math.max(0, pages.findIndex((one) => one.id === pageId));
  const page = pages[at];
  if (!page) return <EmptyState heading={words.previewEmpty} body={words.previewEmptyBody} />;
  const turn = (by: number) => setPageId(pages[at + by]?.id ?? null);
  return (
    <div className="stack">
      <div className="row row-apart">
        <p className="muted">{words.previewBody}</p>
        <div className="segments" role="group" aria-label={words.widthsLabel}>
          <button type="button" aria-pressed={!phone} onClick={() => setPhone(false)}>{words.widths.desktop}</button>
          <button type="button" aria-pressed={phone} onClick={() => setPhone(true)}>{words.widths.phone}</button>
        </div>
      </div>
      <div className="preview-frame" data-phone={phone || undefined}>
        <p className="muted">{t.questionnaires.answer.part(String(at + 1), String(pages.length))}</p>
        <h2>{local(page.title) || words.untitled}</h2>
        <div className="asked-frame"><SectionPage section={page} typed={typed} onAnswer={(change) => setTyped(change)} /></div>
        <div className="row preview-steps">
          {at > 0 && <Button variant="secondary" onClick={() => turn(-1)}>{t.questionnaires.answer.back}</Button>}
          {at + 1 < pages.length && <Button onClick={() => turn(1)}>{t.questionnaires.answer.next}</Button>}
          <Button variant="tertiary" onClick={() => { setTyped({}); setPageId(null); }}>{words.restart}</Button>
        </div>
      </div>
    </div>
  );
}
