/**
 * Encodes well-formed text as UTF-8. The engine has neither Node's Buffer nor the browser's TextEncoder.
 * Throws for half of a surrogate pair: our own bug.
 */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const point = text.codePointAt(at) ?? 0;
    if (point < 0x800) {
      bytes[length++] = 0xc0 | (point >> 6);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else if (point < 0x10000) {
      if (point >= 0xd800 && point <= 0xdfff) throw new Error('Text with half of a surrogate pair has no UTF-8.');
      bytes[length++] = 0xe0 | (point >> 12);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
    } else {
      // Two code units of the text make this one.
      at++;
      bytes[length++] = 0xf0 | (point >> 18);
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[length++] = 0x80 | (point & 0x3f);
    }
  }
  return bytes.slice(0, length);
}

/**
 * Decodes UTF-8, or gives null where the bytes are no UTF-8: overlong forms, surrogates, values above U+10FFFF and cut
 * sequences are refused. A byte order mark stays in the text.
 * Source: Unicode 15, table 3-7 (well-formed UTF-8 byte sequences).
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const units = new Uint16Array(Math.min(bytes.length, CHUNK) + 1);
  let filled = 0;
  let text = '';
  let at = 0;
  const take = (): string => String.fromCharCode.apply(null, units.subarray(0, filled) as unknown as number[]);
  while (at < bytes.length) {
    if (filled >= CHUNK) {
      text += take();
      filled = 0;
    }
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units[filled++] = first;
      at++;
      continue;
    }
    const length = sequenceLength(first);
    if (length === 0 || at + length > bytes.length) return null;
    let point = first & (0xff >> (length + 1));
    for (let next = at + 1; next < at + length; next++) {
      const byte = bytes[next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < (SMALLEST[length] ?? 0) || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    if (point >= 0x10000) {
      units[filled++] = 0xd800 + ((point - 0x10000) >> 10);
      units[filled++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
    } else units[filled++] = point;
    at += length;
  }
  return text + take();
}

/** Code units that are turned into text at once. */
const CHUNK = 4096;

/** The smallest code point that needs a sequence of this many bytes. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** Of a sequence that is no single byte; 0 where none begins so. */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}
