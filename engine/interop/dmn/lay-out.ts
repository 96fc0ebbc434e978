import type { DmnElement } from './dmn-model';

/** Where an element is drawn. Units: pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 200;
const HEIGHT = 60;
const GAP = 40;
const ACROSS = 8;
/** Viewers write the name of the model here. */
const HEADING = 100;

/** Places elements in rows: what is needed lies below what needs it. */
export function layOut(
  elements: readonly DmnElement[],
  needs: ReadonlyMap<DmnElement, readonly DmnElement[]>,
): ReadonlyMap<DmnElement, Box> {
  const heights = new Map<DmnElement, number>();
  const heightOf = (element: DmnElement): number => {
    const known = heights.get(element);
    if (known !== undefined) return known;
    // An element that needs itself, which no model of ours has, would otherwise never end.
    heights.set(element, 0);
    const below = (needs.get(element) ?? []).map(heightOf);
    const height = below.length === 0 ? 0 : 1 + Math.max(...below);
    heights.set(element, height);
    return height;
  };
  const rows: DmnElement[][] = [];
  for (const level of [...new Set(elements.map(heightOf))].sort((a, b) => b - a)) {
    const row = elements.filter((element) => heightOf(element) === level);
    for (let start = 0; start < row.length; start += ACROSS) rows.push(row.slice(start, start + ACROSS));
  }
  return new Map(
    rows.flatMap((row, line) =>
      row.map((element, place): readonly [DmnElement, Box] => [
        element,
        { x: GAP + place * (WIDTH + GAP), y: HEADING + line * (HEIGHT + GAP), width: WIDTH, height: HEIGHT },
      ]),
    ),
  );
}
