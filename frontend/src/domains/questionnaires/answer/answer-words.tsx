import { useCallback } from "react";
import { useLocal, useText } from "@/text/language";
import { isEmpty } from "../form/answers";
import { choicesOf, type Question } from "../form/model";

/** An answer as it is read, in the words of the form. */
export function useAnswerWords(): (question: Question, value: string | string[] | undefined) => string | null {
  const { t } = useText();
  const local = useLocal();
  return useCallback(
    (question, value) => {
      if (value === undefined || isEmpty(value)) return null;
      if (question.type === "number") return [[value].flat()[0], local(question.unit)].filter(Boolean).join(" ");
      if (question.type === "text") return [value].flat().join();
      if (question.type === "scale") return t.common.ofCount([value].flat().join(), String(question.scale?.to ?? ""));
      const choices = choicesOf(question, t.questionnaires.form);
      const names = [value].flat().map((id) => choices.find((one) => one.id === id)?.text ?? id);
      return names.map((name) => (typeof name === "string" ? name : local(name))).join(", ");
    },
    [t, local],
  );
}
