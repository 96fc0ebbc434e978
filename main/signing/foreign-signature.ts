import { fail } from '../ipc/host-failure';

/** Length of a signature in both suites. Units: bytes. */
const LENGTH = 64;

/**
 * Reads a signature that another program made: 64 bytes, or the two numbers in DER as OpenSSL writes them for SM2, as
 * they are or as hex or base64 text. Shape: 64 bytes.
 * Errors: signing/signature-form.
 */
export function readForeignSignature(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('latin1').trim();
  const forms = [
    Buffer.from(file),
    ...(/^([0-9a-fA-F]{2})+$/.test(text) ? [Buffer.from(text, 'hex')] : []),
    ...(/^[A-Za-z0-9+/\s]+={0,2}$/.test(text) ? [Buffer.from(text, 'base64')] : []),
  ];
  for (const form of forms) {
    const signature = form.length === LENGTH ? form : fromDer(form);
    if (signature) return new Uint8Array(signature);
  }
  throw fail(
    'signing/signature-form',
    '导入的签名格式不对：须为 64 字节，或 DER 编码的两个整数，可写成十六进制或 base64。',
    'The imported signature has no known form: 64 bytes or two numbers in DER, also as hex or base64.',
  );
}

/** SEQUENCE of two INTEGERs, each to 32 bytes; null for anything else. Source: ITU-T X.690. */
function fromDer(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2 || bytes[1] > 0x7f) return null;
  const numbers: Buffer[] = [];
  let at = 2;
  while (at < bytes.length) {
    const length = bytes[at + 1] ?? 0;
    const number = bytes.subarray(at + 2, at + 2 + length);
    if (bytes[at] !== 0x02 || length === 0 || number.length !== length) return null;
    const digits = number[0] === 0 ? number.subarray(1) : number;
    if (digits.length > 32 || ((number[0] ?? 0) & 0x80) !== 0) return null;
    numbers.push(Buffer.concat([Buffer.alloc(32 - digits.length), digits]));
    at += 2 + length;
  }
  return numbers.length === 2 ? Buffer.concat(numbers) : null;
}
