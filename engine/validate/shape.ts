import type { Bilingual } from '../diagnostics/diagnostic';

/** A JSON Schema as the engine reads it, with our annotations. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly enum?: readonly JsonScalar[];
  readonly const?: JsonScalar;
  readonly default?: JsonScalar;
  readonly description?: string;
  readonly 'x-zh'?: string;
  readonly 'x-enum-zh'?: readonly string[];
  readonly 'x-type'?: string;
  readonly 'x-keys'?: string;
  readonly 'x-description-zh'?: string;
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
export type JsonScalar = string | number | boolean | null;

/** What may stand at one place of a document: a JSON Schema with references resolved and our annotations read. */
export interface Shape {
  /** Empty: anything. */
  readonly types: ReadonlySet<JsonType>;
  /** Keys of an object, by canonical name, in the order of the schema. */
  readonly properties: ReadonlyMap<string, Property>;
  readonly required: ReadonlySet<string>;
  /** Shape of the values under names the author chooses, such as parameters. */
  readonly named: Shape | null;
  readonly items: Shape | null;
  /** Kinds of an object told apart by one of its keys. */
  readonly variants: Variants | null;
  /** Shapes that are told apart by the kind of value. */
  readonly choices: readonly Shape[];
  /** The closed list of values, if there is one. */
  readonly values: readonly ValueWord[];
  /** What a text means: expression, figure, date, eventKind ... */
  readonly valueType: string | null;
  /** Name of the definition in the schema: identifier, name, clauseReference ... */
  readonly definition: string | null;
  readonly description: Bilingual | null;
  readonly default: JsonScalar | undefined;
}

/** A key in both surfaces. */
export interface Property {
  readonly canonical: string;
  readonly zh: string;
  readonly shape: Shape;
}

export interface Variants {
  /** Canonical name of the key that tells the kinds apart. */
  readonly key: string;
  readonly byValue: ReadonlyMap<string, Shape>;
}

/** An enumerated value in both surfaces. */
export interface ValueWord {
  readonly canonical: JsonScalar;
  readonly zh: string;
}

/** Reads a schema into the shape of its documents. Handles the keywords our schemas use; others only validate. */
export function readShape(root: JsonSchema): Shape {
  return new ShapeReader(root).read(root);
}

class ShapeReader {
  readonly #root: JsonSchema;
  readonly #made = new Map<JsonSchema, Shape>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  read(schema: JsonSchema): Shape {
    const made = this.#made.get(schema);
    if (made) return made;
    const { target, definition } = this.#resolve(schema);
    const shape: { -readonly [Key in keyof Shape]: Shape[Key] } = {
      types: readTypes(target),
      properties: new Map(),
      required: new Set(target.required ?? []),
      named: null,
      items: null,
      variants: null,
      choices: [],
      values: readValues(target),
      valueType: schema['x-type'] ?? target['x-type'] ?? null,
      definition,
      description: readDescription(schema) ?? readDescription(target),
      default: schema.default ?? target.default,
    };
    // Kept before its parts are read, so that a schema may refer to itself.
    this.#made.set(schema, shape);
    shape.properties = new Map(
      Object.entries(target.properties ?? {}).map(([canonical, property]) => [
        canonical,
        this.#property(canonical, property),
      ]),
    );
    const additional = target.additionalProperties;
    if (typeof additional === 'object') shape.named = this.read(additional);
    if (target.items) shape.items = this.read(target.items);
    const branches = target.oneOf ?? [];
    if (target.discriminator) shape.variants = this.#variants(target.discriminator.propertyName, branches);
    else {
      // What a text means is said once, beside the choices.
      const { valueType } = shape;
      shape.choices = branches.map((branch) => ({
        ...this.read(branch),
        ...(valueType === null ? {} : { valueType }),
      }));
    }
    return shape;
  }

  #property(canonical: string, schema: JsonSchema): Property {
    const { target } = this.#resolve(schema);
    return { canonical, zh: schema['x-zh'] ?? target['x-zh'] ?? canonical, shape: this.read(schema) };
  }

  #variants(key: string, branches: readonly JsonSchema[]): Variants {
    const byValue = new Map<string, Shape>();
    for (const branch of branches) {
      const shape = this.read(branch);
      for (const value of shape.properties.get(key)?.shape.values ?? []) byValue.set(String(value.canonical), shape);
    }
    return { key, byValue };
  }

  #resolve(schema: JsonSchema): { target: JsonSchema; definition: string | null } {
    let target = schema;
    let definition: string | null = null;
    while (target.$ref !== undefined) {
      definition = /^#\/\$defs\/(.+)$/.exec(target.$ref)?.[1] ?? null;
      const next: JsonSchema | undefined = definition === null ? undefined : this.#root.$defs?.[definition];
      if (!next) throw new Error(`The schema refers to ${target.$ref}, which it does not define.`);
      target = next;
    }
    return { target, definition };
  }
}

function readTypes(schema: JsonSchema): ReadonlySet<JsonType> {
  if (schema.type !== undefined) return new Set(typeof schema.type === 'string' ? [schema.type] : schema.type);
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return new Set(values.map((value) => (value === null ? 'null' : (typeof value as JsonType))));
}

function readValues(schema: JsonSchema): readonly ValueWord[] {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return values.map((canonical, index) => ({ canonical, zh: schema['x-enum-zh']?.[index] ?? String(canonical) }));
}

function readDescription(schema: JsonSchema): Bilingual | null {
  if (schema.description === undefined) return null;
  return { zh: schema['x-description-zh'] ?? schema.description, en: schema.description };
}
