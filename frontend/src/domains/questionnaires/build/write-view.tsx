import { useState } from "react";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { EmptyState, Message } from "@/ui/message";
import { questionsOf, type Form } from "../form/model";
import type { Flaw } from "./checks";
import { questionIds, sectionIds } from "./ids";
import { SectionEditor } from "./section-editor";
import type { Builder } from "./use-builder";

type Props = { builder: Builder; flaws: readonly Flaw[]; previous: Form | null };

/** The form as it is written: its parts, each with its questions, one of them open for editing. */
export function WriteView({ builder, flaws, previous }: Props) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const { form, step } = builder;
  const [open, setOpen] = useState<string | null>(null);
  const retired = previous ? [...sectionIds(previous), ...questionIds(previous)] : [];
  return (
    <div className="stack">
      {form.sections.length === 0
        ? <EmptyState heading={words.flaws.noSections} body={words.previewEmptyBody} />
        : <FlawList form={form} flaws={flaws} onOpen={setOpen} />}
      <p className="muted small no-print">{words.keys}</p>
      {form.sections.map((section, at) => (
        <SectionEditor key={section.id} builder={builder} section={section} at={at} flaws={flaws} previous={previous} retired={retired} open={open} onOpen={setOpen} />
      ))}
      <div><Button variant="secondary" onClick={() => step({ do: "add-section", retired })}>{words.addSection}</Button></div>
    </div>
  );
}

/** What is left to mend, each a way to its place. */
function FlawList({ form, flaws, onOpen }: { form: Form; flaws: readonly Flaw[]; onOpen: (id: string) => void }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  if (flaws.length === 0) return null;
  const questions = questionsOf(form);
  const nameOf = (place: string) => {
    const question = questions.findIndex((one) => one.id === place);
    if (question >= 0) return `${question + 1}. ${local(questions[question]?.text) || words.noText}`;
    const section = form.sections.findIndex((one) => one.id === place);
    return `${words.section(String(section + 1))}: ${local(form.sections[section]?.title) || words.untitled}`;
  };
  const go = (place: string) => {
    onOpen(place);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#plats-${place} :is(input, textarea, button)`)?.focus());
  };
  return (
    <Message tone="warning" heading={flaws.length === 1 ? words.flawsHeadingOne : words.flawsHeading(formatNumber(flaws.length, lang))}>
      <details>
        <summary>{t.common.showAll}</summary>
        <ul className="build-flaws">
          {flaws.map(({ place, complaint }) => (
            <li key={place + complaint}><button type="button" className="build-link" onClick={() => go(place)}>{nameOf(place)}</button> {words.flaws[complaint]}</li>
          ))}
        </ul>
      </details>
    </Message>
  );
}
