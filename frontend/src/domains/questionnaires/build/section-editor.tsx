import { useState } from "react";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextArea, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { QUESTION_TYPES, questionsOf, type Form, type QuestionType, type Section } from "../form/model";
import type { Flaw } from "./checks";
import { EnglishFields } from "./english-fields";
import { newQuestionId, questionIds } from "./ids";
import { afterMove, moveByKey } from "./mover";
import { OrderButtons } from "./order-buttons";
import { QuestionCard } from "./question-card";
import { noneIfEmpty } from "./texts";
import type { Builder } from "./use-builder";

type Props = {
  builder: Builder; section: Section; at: number; flaws: readonly Flaw[]; previous: Form | null; retired: readonly string[];
  open: string | null; onOpen: (id: string | null) => void;
};

export function SectionEditor({ builder, section, at, flaws, previous, retired, open, onOpen }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const { form, step } = builder;
  const name = local(section.title) || words.section(String(at + 1));
  const n = (value: number) => formatNumber(value, lang);
  const move = (by: 1 | -1, focusId: string) => {
    const to = at + by;
    if (to < 0 || to >= form.sections.length) return;
    step({ do: "move-section", sectionId: section.id, by });
    afterMove(focusId, words.moved(name, words.place(n(to + 1), n(form.sections.length))));
  };
  const keys = (event: React.KeyboardEvent) => {
    const by = moveByKey(event);
    if (by) move(by, document.activeElement?.id ?? "");
  };
  const remove = () => {
    step({ do: "remove-section", sectionId: section.id });
    announce(words.removed(name), { label: t.common.undo, run: () => step({ do: "undo" }) });
  };
  const questions = questionsOf(form);
  const own = flaws.filter((one) => one.place === section.id);
  return (
    <section className="build-section" aria-label={`${words.section(n(at + 1))}: ${name}`} id={`plats-${section.id}`}>
      <div className="build-section-head">
        <h2>{words.section(n(at + 1))}</h2>
        <div className="row build-tools">
          <OrderButtons id={section.id} name={name} first={at === 0} last={at === form.sections.length - 1} onMove={move} />
          <Button variant="tertiary" onClick={() => step({ do: "duplicate-section", sectionId: section.id, retired })} aria-label={words.duplicate(name)}>{words.duplicateShort}</Button>
          <Button variant="tertiary" tone="danger" onClick={remove} aria-label={words.remove(name)}>{words.removeShort}</Button>
        </div>
      </div>
      <SectionFields section={section} builder={builder} onKeyDown={keys} />
      {own.map(({ complaint }) => <p key={complaint} className="field-error small">{words.flaws[complaint]}</p>)}
      <ol className="build-questions plain-list">
        {section.questions.map((question) => (
          <QuestionCard
            key={question.id} builder={builder} question={question} number={questions.findIndex((one) => one.id === question.id) + 1}
            flaws={flaws.filter((one) => one.place === question.id)} previous={previous ? questionsOf(previous).find((one) => one.id === question.id) ?? null : null}
            retired={retired} open={open === question.id} onOpen={onOpen}
          />
        ))}
      </ol>
      <AddQuestion
        name={name}
        onAdd={(type) => {
          step({ do: "add-question", sectionId: section.id, type, retired });
          const id = newQuestionId([...questionIds(form), ...retired]);
          onOpen(id);
          requestAnimationFrame(() => document.querySelector<HTMLElement>(`#plats-${id} textarea`)?.focus());
        }}
      />
    </section>
  );
}

function SectionFields({ section, builder, onKeyDown }: { section: Section; builder: Builder; onKeyDown: (event: React.KeyboardEvent) => void }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const edit = (change: Partial<Pick<Section, "title" | "help">>) => builder.step({ do: "edit-section", sectionId: section.id, change });
  return (
    <div className="build-fields">
      <TextField label={words.sectionTitle} value={section.title.sv} maxLength={1000} onKeyDown={onKeyDown} onChange={(event) => edit({ title: { ...section.title, sv: event.target.value } })} />
      <TextArea label={words.sectionHelp} value={section.help?.sv ?? ""} maxLength={1000} onChange={(event) => edit({ help: noneIfEmpty(section.help, { sv: event.target.value }) })} />
      <EnglishFields
        fields={[
          { label: words.titleEn, value: section.title.en, onChange: (en) => edit({ title: { ...section.title, en } }) },
          ...(section.help ? [{ label: words.helpEn, value: section.help.en, onChange: (en: string | null) => edit({ help: noneIfEmpty(section.help, { en }) }) }] : []),
        ]}
      />
    </div>
  );
}

function AddQuestion({ name, onAdd }: { name: string; onAdd: (type: QuestionType) => void }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const [type, setType] = useState<QuestionType>("yes_no");
  return (
    <div className="build-add">
      <SelectField label={words.newQuestion} value={type} options={QUESTION_TYPES.map((one) => ({ value: one, label: words.types[one] }))} onChange={(event) => setType(event.target.value as QuestionType)} />
      <Button variant="secondary" onClick={() => onAdd(type)} aria-label={words.addQuestionTo(name)}>{words.addQuestion}</Button>
    </div>
  );
}
