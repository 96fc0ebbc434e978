import type { SavedTable, TableCell } from '../../main/ipc/population-contract';

/** The figures behind a chart, as they are saved. */
export function ReportTable({ table: { title, heading, rows } }: { readonly table: SavedTable }) {
  const isText = heading.map((_, column) => rows[0]?.[column]?.kind === 'text');
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="impact-table">
        <thead>
          <tr>
            {heading.map((words, column) => (
              <th key={column} scope="col" className={isText[column] ? '' : 'number'}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {writeCell(cell)}
                  </th>
                ) : (
                  <td key={column} className={isText[column] ? '' : 'number'}>
                    {writeCell(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Writes a cell for readers, thousands set apart. */
export function writeCell(cell: TableCell): string {
  if (cell.kind === 'text') return cell.text;
  const digits = cell.kind === 'count' ? String(cell.count) : (cell.yuan ?? '');
  return digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}
