import type { CanonicalValue, Property } from '../../engine/index';
import { RowReview } from '../review/row-review';
import type { PartReview } from '../review/use-part-reviews';
import { isMap } from './document-access';
import { nameField, useFormScene, useFormView } from './form-context';

interface ReviewRowProps {
  readonly reviews: readonly PartReview[];
  readonly pointer: string;
  /** Names the row. */
  readonly row: string;
  readonly value: CanonicalValue | undefined;
  /** What the row can say, in the order of the grid. */
  readonly columns: readonly Property[];
  /** How many columns the grid has, with those of names and tools. */
  readonly span: number;
  onClose(): void;
}

/** Below a row of a grid: what is said of it and of the cells that it fills. */
export function ReviewRow({ reviews, pointer, row, value, columns, span, onClose }: ReviewRowProps) {
  const { path, language } = useFormScene();
  const { document } = useFormView();
  return (
    <tr data-review-row>
      <td colSpan={span}>
        <RowReview
          reviews={reviews}
          path={path}
          document={document}
          pointer={pointer}
          row={row}
          parts={columns
            .filter(({ canonical }) => isMap(value) && value[canonical] !== undefined)
            .map((column) => ({ pointer: `${pointer}/${column.canonical}`, name: nameField(column, language) }))}
          onClose={onClose}
        />
      </td>
    </tr>
  );
}
