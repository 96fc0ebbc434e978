import type { Property, Shape, ValueWord } from '../validate/shape';
import type { Surface } from '../values/surface';
import type { EventCollection, FactField, Vocabulary } from '../vocabulary/vocabulary';

const shapes = new WeakMap<Vocabulary, Shape>();

const blank: Shape = {
  types: new Set(),
  properties: new Map(),
  required: new Set(),
  named: null,
  items: null,
  variants: null,
  choices: [],
  values: [],
  valueType: null,
  definition: null,
  description: null,
  default: undefined,
};

/** Gives the facts of an enterprise the shape of a document, so that they are completed and explained as its keys are. */
export function enterpriseShape(vocabulary: Vocabulary): Shape {
  const known = shapes.get(vocabulary);
  if (known) return known;
  const { enterprise, collections } = vocabulary.facts;
  const properties = new Map<string, Property>();
  for (const field of enterprise) properties.set(field.id, fieldProperty(field));
  for (const collection of collections) properties.set(collection.id, collectionProperty(collection));
  const shape: Shape = { ...blank, types: new Set(['object']), properties };
  shapes.set(vocabulary, shape);
  return shape;
}

/** The word for the triggering event in a formula; the English labels of some kinds are no names. */
export function eventVariable({ label }: EventCollection, surface: Surface): string {
  return surface === 'zh' ? label.zh : 'event';
}

function collectionProperty(collection: EventCollection): Property {
  const fields = collection.fields.filter(({ derived }) => derived !== 'titleFamily');
  const properties = new Map(fields.map((field) => [field.id, fieldProperty(field)] as const));
  const required = new Set(collection.dateField === null ? [] : [collection.dateField]);
  const items: Shape = { ...blank, types: new Set(['object']), properties, required };
  const shape: Shape = { ...blank, types: new Set(['array']), items, description: collection.description };
  return { canonical: collection.id, zh: collection.label.zh, shape };
}

function fieldProperty(field: FactField): Property {
  return { canonical: field.id, zh: field.label.zh, shape: { ...fieldShape(field), description: field.description } };
}

function fieldShape({ type }: FactField): Shape {
  switch (type.kind) {
    case 'boolean':
      return { ...blank, types: new Set(['boolean']) };
    case 'months':
      return { ...blank, types: new Set(['array']), items: { ...blank, types: new Set(['string']) } };
    case 'enumeration': {
      const values = type.values.map(({ id, label }): ValueWord => ({ canonical: id, zh: label.zh }));
      return { ...blank, types: new Set(['string']), values };
    }
    default:
      return { ...blank, types: new Set(['string']), valueType: type.kind === 'money' ? 'quantity' : type.kind };
  }
}
