import type { CourseOccasion, TrainingCalendar } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { byMonth, yearsOf } from "./year";

type Props = { calendar: TrainingCalendar; onChange?: (occasion: CourseOccasion) => void };

/** The year's twelve months with what is held in each. */
export function YearWheel({ calendar, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.training;
  const { params, setParams } = useAddress();
  const thisYear = Number(calendar.asOf.slice(0, 4));
  const years = yearsOf(calendar.occasions, thisYear);
  const next = calendar.occasions.find((one) => one.startsOn >= calendar.asOf && !one.isCancelled);
  const wanted = Number(params.get("ar"));
  const year = years.includes(wanted) ? wanted : next ? Number(next.startsOn.slice(0, 4)) : thisYear;
  const months = byMonth(calendar.occasions, year);
  const titleOf = (one: CourseOccasion) => local(calendar.courses.find((course) => course.id === one.courseId)?.title);
  return (
    <section className="year-wheel" aria-label={words.yearHeading(String(year))}>
      <div className="row row-apart">
        <h2>{words.yearHeading(String(year))}</h2>
        <SelectField label={words.year} value={String(year)} options={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(event) => setParams({ ar: event.target.value })} />
      </div>
      {months.every((one) => one.length === 0) ? <p className="muted">{words.noOccasions}</p> : (
        <ol className="year-months plain-list">
          {months.map((occasions, month) => (
            <li key={month} data-empty={occasions.length === 0 || undefined}>
              <h3>{words.months[month]}</h3>
              {occasions.map((one) => <OccasionLine key={one.id} occasion={one} title={titleOf(one)} onChange={onChange} />)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function OccasionLine({ occasion, title, onChange }: { occasion: CourseOccasion; title: string } & Pick<Props, "onChange">) {
  const { t } = useText();
  const words = t.planWork.training;
  const days = occasion.endsOn ? `${formatDate(occasion.startsOn)}–${formatDate(occasion.endsOn)}` : formatDate(occasion.startsOn);
  return (
    <div className="occasion" data-cancelled={occasion.isCancelled || undefined}>
      <p className="small muted">{days}</p>
      <p className="occasion-title">{title}</p>
      {occasion.isCancelled && <p><span className="tag" data-tone="danger">{words.cancelled}</span></p>}
      {occasion.location && <p className="small">{occasion.location}</p>}
      {occasion.note && <p className="small muted">{occasion.note}</p>}
      {onChange && <Button variant="tertiary" aria-label={`${words.changeOccasion}: ${title} ${occasion.startsOn}`} onClick={() => onChange(occasion)}>{words.change}</Button>}
    </div>
  );
}
