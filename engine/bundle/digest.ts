/** SHA-256 of bytes as 64 lower-case hex digits. The host gives it: the engine has no cryptography of its own. */
export type Digest = (bytes: Uint8Array) => string;
