import { useState, type ReactNode } from "react";
import { useText } from "@/text/language";
import { Button } from "../button";
import "./charts.css";

type Props = { heading: ReactNode; kicker?: ReactNode; sentence?: ReactNode; chart: ReactNode; table: ReactNode; legend?: ReactNode; children?: ReactNode; level?: 2 | 3 };

/** A chart under its heading, with the same figures as a table one press away. */
export function ChartFrame({ heading, kicker, sentence, chart, table, legend, children, level = 2 }: Props) {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="chart-frame card keep">
      <div className="chart-head">
        <div>
          <Heading>{heading}</Heading>
          {kicker && <p className="chart-kicker">{kicker}</p>}
        </div>
        <Button variant="tertiary" className="chart-toggle no-print" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.figures.asChart : t.figures.asTable}
        </Button>
      </div>
      {sentence && <p className="chart-sentence">{sentence}</p>}
      {asTable ? <div className="table-scroll">{table}</div> : <>{legend}{chart}</>}
      {children && <div className="chart-foot">{children}</div>}
    </section>
  );
}
