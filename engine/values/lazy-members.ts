type Makers<Members> = { readonly [Name in keyof Members]: () => Members[Name] };

/**
 * Adds members to a record that are made when they are first read, and once. They are its own and enumerable: a copy of
 * the record, also one that is sent to another thread, holds them as values.
 *
 * The getters are those of all records. One written in an object literal is a function of its own for each object, so
 * that V8 gives each object a shape of its own: shapes, and all that their getters hold, outlive every small collection.
 */
export function addLazily<Plain extends object, Members extends object>(
  plain: Plain,
  makers: Makers<Members>,
): Plain & Members {
  const record = Object.assign(new LazyRecord(makers), plain);
  for (const name of Object.keys(makers)) Object.defineProperty(record, name, getterOf(name));
  return record as unknown as Plain & Members;
}

class LazyRecord {
  readonly #makers: Readonly<Record<string, () => unknown>>;
  readonly #made = new Map<string, unknown>();

  constructor(makers: object) {
    this.#makers = makers as Readonly<Record<string, () => unknown>>;
  }

  static read(record: LazyRecord, name: string): unknown {
    if (!record.#made.has(name)) record.#made.set(name, record.#makers[name]?.());
    return record.#made.get(name);
  }
}

const getters = new Map<string, PropertyDescriptor & ThisType<LazyRecord>>();

function getterOf(name: string): PropertyDescriptor & ThisType<LazyRecord> {
  let getter = getters.get(name);
  if (!getter) {
    getter = {
      enumerable: true,
      get(this: LazyRecord) {
        return LazyRecord.read(this, name);
      },
    };
    getters.set(name, getter);
  }
  return getter;
}
