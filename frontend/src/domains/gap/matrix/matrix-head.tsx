import { useLocal, useText } from "@/text/language";
import { CoverageMark } from "../coverage";
import type { BlockColumns } from "./grid";

type Props = { blocks: BlockColumns[]; hotCol: number | null };

/** Two rows: the blocks, then each organisation with its own coverage. Repeated on every printed page. */
export function MatrixHead({ blocks, hotCol }: Props) {
  const { t } = useText();
  return (
    <thead>
      <tr className="matrix-blocks">
        <th scope="col" rowSpan={2} className="matrix-name">{t.gap.matrix.method}</th>
        {blocks.map(({ block, organisations }) => (
          <th key={block} scope="colgroup" colSpan={1 + organisations.length} className="matrix-block">{t.terms.block[block]}</th>
        ))}
      </tr>
      <tr>{blocks.map((columns) => <BlockHead key={columns.block} columns={columns} hotCol={hotCol} />)}</tr>
    </thead>
  );
}

function BlockHead({ columns, hotCol }: { columns: BlockColumns; hotCol: number | null }) {
  const { t } = useText();
  const local = useLocal();
  const { organisations, firstCol } = columns;
  return (
    <>
      <th scope="col" className="matrix-sum-head" data-hot={hotCol === firstCol}><span>{t.gap.matrix.summary}</span></th>
      {organisations.map((one, index) => (
        <th key={one.id} scope="col" className="matrix-org" data-hot={hotCol === firstCol + 1 + index} title={local(one.name)}>
          <span className="matrix-org-name">{one.shortName}</span>
          <CoverageMark coverage={one.coverage} />
        </th>
      ))}
    </>
  );
}
