/** One element of a decision requirements graph; what it needs is found by the names in its texts. */
export type DmnElement = DmnInput | DmnDecision | DmnFunction;

export interface DmnInput {
  readonly element: 'input';
  readonly name: string;
  readonly description: string;
}

export interface DmnDecision {
  readonly element: 'decision';
  readonly name: string;
  readonly description: string;
  readonly feel: string;
}

/** A business knowledge model: a function in FEEL or in the form of a decision table. */
export interface DmnFunction {
  readonly element: 'function';
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly string[];
  readonly body: string | DmnTable;
}

/** A decision table that collects every row that holds. */
export interface DmnTable {
  readonly inputs: readonly DmnColumn[];
  readonly outputs: readonly { readonly name: string; readonly type: 'string' | 'number' }[];
  readonly rows: readonly DmnRow[];
}

export interface DmnColumn {
  readonly label: string;
  readonly feel: string;
  readonly type: 'string' | 'number' | 'boolean';
}

export interface DmnRow {
  readonly description: string;
  /** Unary tests, one for each input. */
  readonly tests: readonly string[];
  readonly results: readonly string[];
}

/** Lists the texts of an element in which names of others may stand. */
export function textsOf(element: DmnElement): readonly string[] {
  if (element.element === 'input') return [];
  if (element.element === 'decision') return [element.feel];
  if (typeof element.body === 'string') return [element.body];
  const { inputs, rows } = element.body;
  return [...inputs.map(({ feel }) => feel), ...rows.flatMap(({ results }) => results)];
}

/** Finds the elements that each needs, by the names in its texts. */
export function findNeeds(elements: readonly DmnElement[]): ReadonlyMap<DmnElement, readonly DmnElement[]> {
  const byName = new Map(elements.map((element) => [element.name, element]));
  return new Map(
    elements.map((element) => {
      const own = element.element === 'function' ? element.parameters : [];
      // Texts and the members of facts are no names: neither "year" nor event.year needs the input `year`.
      const written = textsOf(element).map((text) => text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
      const names = written.flatMap((text) => text.match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?!\s*:)/gu) ?? []);
      const needed = [...new Set(names)].filter((name) => name !== element.name && !own.includes(name));
      return [element, needed.flatMap((name) => byName.get(name) ?? [])];
    }),
  );
}
