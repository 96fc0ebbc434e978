import { canonicalJson, type CanonicalValue } from './canonical-json';

/** Bounds on a JSON text from outside. */
export interface JsonLimits {
  /** Units: UTF-16 code units. */
  readonly length: number;
  /** Lists and maps inside one another. */
  readonly depth: number;
  /** Texts, numbers, words, lists and maps in all; as many as there are when left out. */
  readonly values?: number;
}

/** Why a JSON text was refused. */
export type JsonFault =
  | 'too-large'
  | 'too-deep'
  | 'too-many-values'
  | 'byte-order-mark'
  | 'syntax'
  | 'trailing-text'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'number'
  | 'lone-surrogate';

export type JsonReading =
  /** `values` counts what was read, to go on with in the next file; `canonical`: canonicalJson writes just this text. */
  | { readonly ok: true; readonly value: CanonicalValue; readonly values: number; readonly canonical: boolean }
  /** `offset` in UTF-16 code units. */
  | { readonly ok: false; readonly fault: JsonFault; readonly offset: number };

/**
 * Reads JSON from outside: refuses duplicate keys, keys that reach an object's prototype, numbers other than safe
 * integers, lone surrogates, a byte order mark, text behind the value, and whatever exceeds the limits.
 * Source: RFC 8259, narrowed to what canonical-json.ts can write.
 */
export function readStrictJson(text: string, limits: JsonLimits): JsonReading {
  if (text.length > limits.length) return { ok: false, fault: 'too-large', offset: limits.length };
  if (text.startsWith('\uFEFF')) return { ok: false, fault: 'byte-order-mark', offset: 0 };
  try {
    const reader = new Reader(text, limits);
    return { ok: true, value: reader.document(), values: reader.values, canonical: reader.canonical };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault, offset: error.offset };
    throw error;
  }
}

/** Ends the reading from inside nested values; never leaves this file. */
class Refusal extends Error {
  constructor(
    readonly fault: JsonFault,
    readonly offset: number,
  ) {
    super(fault);
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const WORDS = new Map<string, readonly [string, boolean | null]>([
  ['t', ['true', true]],
  ['f', ['false', false]],
  ['n', ['null', null]],
]);
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  values = 0;
  /** No space, keys in order, no escape that could be left out: noted on the way, the text need not be written again. */
  canonical = true;
  private at = 0;
  private readonly depth: number;
  private readonly most: number;

  constructor(
    private readonly text: string,
    { depth, values = Number.POSITIVE_INFINITY }: JsonLimits,
  ) {
    this.depth = depth;
    this.most = values;
  }

  document(): CanonicalValue {
    const value = this.value(0);
    this.skipSpace();
    if (this.at < this.text.length) throw new Refusal('trailing-text', this.at);
    return value;
  }

  private value(depth: number): CanonicalValue {
    this.skipSpace();
    this.values += 1;
    if (this.values > this.most) throw new Refusal('too-many-values', this.at);
    const character = this.text[this.at];
    if (character === '"') return this.string();
    if (character === '{' || character === '[') {
      if (depth >= this.depth) throw new Refusal('too-deep', this.at);
      this.at++;
      return character === '{' ? this.map(depth + 1) : this.list(depth + 1);
    }
    const [word, value] = WORDS.get(character ?? '') ?? [];
    if (word === undefined || value === undefined || !this.text.startsWith(word, this.at)) return this.number();
    this.at += word.length;
    return value;
  }

  private map(depth: number): CanonicalValue {
    const members: Record<string, CanonicalValue> = {};
    if (this.closes('}')) return {};
    let last: string | null = null;
    let inOrder = true;
    do {
      this.skipSpace();
      const keyAt = this.at;
      if (this.text[this.at] !== '"') throw new Refusal('syntax', this.at);
      const key = this.string();
      if (FORBIDDEN_KEYS.has(key)) throw new Refusal('forbidden-key', keyAt);
      inOrder &&= last === null || last < key;
      // Keys in strict order cannot come twice.
      if (!inOrder && Object.hasOwn(members, key)) throw new Refusal('duplicate-key', keyAt);
      last = key;
      this.skipSpace();
      if (this.text[this.at++] !== ':') throw new Refusal('syntax', this.at - 1);
      members[key] = this.value(depth);
    } while (this.continues('}'));
    this.canonical &&= inOrder;
    return members;
  }

  private list(depth: number): CanonicalValue {
    const items: CanonicalValue[] = [];
    if (this.closes(']')) return items;
    do items.push(this.value(depth));
    while (this.continues(']'));
    return items;
  }

  private closes(end: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== end) return false;
    this.at++;
    return true;
  }

  private continues(end: string): boolean {
    this.skipSpace();
    const character = this.text[this.at++];
    if (character === ',') return true;
    if (character === end) return false;
    throw new Refusal('syntax', this.at - 1);
  }

  private string(): string {
    const start = this.at++;
    let text = '';
    let surrogates = false;
    let escapes = false;
    for (;;) {
      const plain = this.at;
      let code = this.text.charCodeAt(this.at);
      // Behind the end there is NaN, which is no character.
      while (code >= 0x20 && code !== QUOTE && code !== BACKSLASH) {
        surrogates ||= (code & 0xf800) === 0xd800;
        code = this.text.charCodeAt(++this.at);
      }
      text += this.text.slice(plain, this.at++);
      if (code === QUOTE) break;
      if (code !== BACKSLASH) throw new Refusal('syntax', this.at - 1);
      escapes = true;
      text += this.escape();
    }
    if ((surrogates || escapes) && LONE_SURROGATE.test(text)) throw new Refusal('lone-surrogate', start);
    if (escapes) this.canonical &&= canonicalJson(text) === this.text.slice(start, this.at);
    return text;
  }

  private escape(): string {
    const character = this.text[this.at++] ?? '';
    if (character === 'u') {
      const digits = this.text.slice(this.at, this.at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new Refusal('syntax', this.at);
      this.at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const escaped = Object.hasOwn(ESCAPES, character) ? ESCAPES[character] : undefined;
    if (escaped === undefined) throw new Refusal('syntax', this.at - 1);
    return escaped;
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    const written = NUMBER.exec(this.text)?.[0];
    if (written === undefined) throw new Refusal('syntax', this.at);
    const value = Number(written);
    // Also refuses 1.0, 1e2 and -0: they have one canonical spelling, and it is another.
    if (!Number.isSafeInteger(value) || String(value) !== written) throw new Refusal('number', this.at);
    this.at += written.length;
    return value;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) {
      this.at++;
      this.canonical = false;
    }
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
