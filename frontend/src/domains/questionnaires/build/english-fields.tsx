import { useText } from "@/text/language";
import { TextField } from "@/ui/fields";

type Field = { label: string; value: string | null | undefined; onChange: (value: string | null) => void };

/** English is by choice, so it lies folded away until somebody writes it. */
export function EnglishFields({ fields }: { fields: readonly Field[] }) {
  const { t } = useText();
  return (
    <details className="build-english">
      <summary>{t.questionnaires.build.english}</summary>
      <div className="build-fields" lang="en">
        {fields.map((field) => <TextField key={field.label} label={<span lang={t.common.otherLanguage === "In English" ? "sv" : "en"}>{field.label}</span>} value={field.value ?? ""} maxLength={1000} onChange={(event) => field.onChange(event.target.value || null)} />)}
      </div>
    </details>
  );
}
