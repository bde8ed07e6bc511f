import { useId, type ComponentProps, type ReactNode } from "react";

type FieldProps = { label: ReactNode; help?: ReactNode; error?: ReactNode };

function describedBy(id: string, { help, error }: FieldProps) {
  return [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

function FieldFrame({ id, label, help, error, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && <p id={`${id}-help`} className="field-help">{help}</p>}
      {children}
      {error && <p id={`${id}-error`} className="field-error">{error}</p>}
    </div>
  );
}

export function TextField({ label, help, error, ...input }: FieldProps & ComponentProps<"input">) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <input id={id} type="text" aria-describedby={describedBy(id, { label, help, error })} aria-invalid={error ? true : undefined} {...input} />
    </FieldFrame>
  );
}

export function TextArea({ label, help, error, ...input }: FieldProps & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <textarea id={id} rows={2} aria-describedby={describedBy(id, { label, help, error })} aria-invalid={error ? true : undefined} {...input} />
    </FieldFrame>
  );
}

type Option = { value: string; label: string };

export function SelectField({ label, help, error, options, ...input }: FieldProps & ComponentProps<"select"> & { options: readonly Option[] }) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      <select id={id} className="native-select" aria-describedby={describedBy(id, { label, help, error })} {...input}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </FieldFrame>
  );
}

export function CheckChoice({ label, ...input }: { label: ReactNode } & ComponentProps<"input">) {
  return (
    <label className="choice">
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}
