import { Chip } from "@digdir/designsystemet-react";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CheckChoice } from "@/ui/fields";
import { ChevronIcon } from "@/ui/icons";
import { PopoverButton } from "@/ui/popover-button";
import { AGE_GROUPS, KINDS, STATUSES, SUBSTANCES, type FilterName, type Filters, type FilterSources } from "./filters";
import { StatusSymbol } from "./status-symbol";
import type { Status } from "@/api/types";

type Option = { value: string; label: string };
type Props = {
  filters: Filters;
  from: FilterSources;
  names: readonly FilterName[];
  onToggle: (name: FilterName, value: string) => void;
  onClear: () => void;
};

function useOptions(from: FilterSources): Record<FilterName, Option[]> {
  const { t } = useText();
  const local = useLocal();
  const named = (list: FilterSources["areas"]) => list.map((one) => ({ value: one.id, label: local(one.name) }));
  const worded = <T extends string>(values: readonly T[], words: Record<T, string>) => values.map((value) => ({ value, label: words[value] }));
  return {
    area: named(from.areas),
    organisation: named(from.organisations),
    substance: worded(SUBSTANCES, t.terms.substance),
    ageGroup: worded(AGE_GROUPS, t.terms.ageGroup),
    kind: worded(KINDS, t.terms.kind),
    status: worded(STATUSES, t.terms.status),
  };
}

export function FilterBar({ filters, from, names, onToggle, onClear }: Props) {
  const { t } = useText();
  const options = useOptions(from);
  const chosen = names.flatMap((name) =>
    (filters[name] as string[]).map((value) => ({ name, value, label: options[name].find((one) => one.value === value)?.label ?? value })),
  );
  return (
    <div className="filter-bar" role="group" aria-label={t.gap.filters.heading}>
      <div className="filter-buttons">
        {names.map((name) => (
          <FilterButton key={name} name={name} options={options[name]} chosen={filters[name] as string[]} onToggle={onToggle} />
        ))}
      </div>
      {chosen.length > 0 && (
        <ul className="filter-chips plain-list" aria-label={t.gap.filters.active}>
          {chosen.map((one) => (
            <li key={one.name + one.value}>
              <Chip.Removable data-size="sm" aria-label={t.gap.filters.remove(one.label)} onClick={() => onToggle(one.name, one.value)}>
                {one.label}
              </Chip.Removable>
            </li>
          ))}
          <li><Button variant="tertiary" onClick={onClear}>{t.gap.filters.clear}</Button></li>
        </ul>
      )}
    </div>
  );
}

type ButtonProps = { name: FilterName; options: Option[]; chosen: string[]; onToggle: Props["onToggle"] };

function FilterButton({ name, options, chosen, onToggle }: ButtonProps) {
  const { t } = useText();
  const label = t.gap.filters[name];
  const count = chosen.length > 0 ? <span className="filter-count">{chosen.length}</span> : null;
  return (
    <PopoverButton
      variant="secondary"
      label={<>{label} {count}<ChevronIcon /></>}
      name={chosen.length > 0 ? t.gap.filters.chosen(label, String(chosen.length)) : label}
    >
      <div className="choice-list" role="group" aria-label={label}>
        {options.map((option) => (
          <CheckChoice
            key={option.value}
            checked={chosen.includes(option.value)}
            onChange={() => onToggle(name, option.value)}
            label={name === "status" ? <span className="status-line"><StatusSymbol status={option.value as Status} /> {option.label}</span> : option.label}
          />
        ))}
      </div>
    </PopoverButton>
  );
}
