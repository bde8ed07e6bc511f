import { useQuery } from "@tanstack/react-query";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CheckChoice } from "@/ui/fields";
import { PopoverButton } from "@/ui/popover-button";
import { periodText } from "../figures/period-words";
import { dimensionsQuery, statisticalAreasQuery } from "../queries";
import { chosenCategories, placed, placeOf, swapped, withCategories, type Place, type Selection } from "./selection";

type Props = { selection: Selection; axes: readonly string[]; county: string; periods: readonly string[]; onChange: (next: Selection) => void };

/** Where each axis stands, and which of its categories are shown. */
export function AxisChoice({ selection, axes, county, periods, onChange }: Props) {
  const { t } = useText();
  const names = useAxisNames();
  const words = t.statistics.explore;
  const place = (axis: string, to: Place) => onChange(placed(selection, axis, to));
  return (
    <div className="stack-tight">
      <ul className="plain-list axis-list">
        {axes.map((axis) => (
          <li key={axis} className="axis">
            <label className="axis-place">
              <span>{names(axis)}</span>
              <select className="native-select" aria-label={words.placeOf(names(axis))} value={placeOf(selection, axis)} onChange={(event) => place(axis, event.target.value as Place)}>
                <option value="rows">{words.rows}</option>
                <option value="columns">{words.columns}</option>
                <option value="fixed">{words.fixed}</option>
              </select>
            </label>
            {axis !== "indicator" && <CategoryFilter axis={axis} name={names(axis)} selection={selection} county={county} periods={periods} onChange={onChange} />}
          </li>
        ))}
      </ul>
      <div><Button variant="tertiary" onClick={() => onChange(swapped(selection))}>{words.swap}</Button></div>
    </div>
  );
}

function useAxisNames() {
  const { t } = useText();
  const local = useLocal();
  const dimensions = useQuery(dimensionsQuery).data ?? [];
  const own: Record<string, string> = { indicator: t.statistics.explore.indicator, area: t.statistics.explore.area, period: t.statistics.explore.period };
  return (axis: string) => own[axis] ?? (local(dimensions.find((one) => one.id === axis)?.name) || axis);
}

type FilterProps = Omit<Props, "axes"> & { axis: string; name: string };

function CategoryFilter({ axis, name, selection, county, periods, onChange }: FilterProps) {
  const { t, lang } = useText();
  const chosen = chosenCategories(selection, axis);
  const options = useCategories(axis, county, periods);
  const words = t.statistics.explore;
  const toggle = (id: string) => onChange(withCategories(selection, axis, chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]));
  const label = chosen.length === 0 ? words.allOf : formatNumber(chosen.length, lang);
  return (
    <PopoverButton label={label} name={chosen.length === 0 ? `${name}: ${words.allOf}` : words.chosenOf(name, label)} variant="secondary">
      <fieldset className="axis-filter">
        <legend className="strong">{name}: {words.filters.toLowerCase()}</legend>
        {options.map((one) => <CheckChoice key={one.id} label={one.label} checked={chosen.includes(one.id)} onChange={() => toggle(one.id)} />)}
      </fieldset>
    </PopoverButton>
  );
}

/** The categories to choose among: those of the catalogue; for periods, those that the table knows. */
function useCategories(axis: string, county: string, periods: readonly string[]): { id: string; label: string }[] {
  const { t } = useText();
  const local = useLocal();
  const areas = useQuery(statisticalAreasQuery(county)).data ?? [];
  const dimensions = useQuery(dimensionsQuery).data ?? [];
  if (axis === "area") return areas.map((one) => ({ id: one.id, label: local(one.name) }));
  if (axis === "period") return periods.map((id) => ({ id, label: periodText(id, t) }));
  const own = dimensions.find((one) => one.id === axis)?.categories ?? [];
  return [{ id: "total", label: t.figures.total }, ...own.map((one) => ({ id: one.id, label: local(one.name) }))];
}
