import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { env } from './env.ts';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a JSON value under DATA_KEY: one version byte, 12 bytes of nonce, 16 of tag, then AES-256-GCM.
 * `purpose` is bound to it: what was sealed as a draft cannot be opened as a letter.
 */
export function seal(purpose: string, value: unknown, key: Buffer = env().dataKey): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]));
}

/** @throws when the key or the purpose is another one, or the bytes were changed. */
export function unseal<T>(purpose: string, sealed: Uint8Array, key: Buffer = env().dataKey): T {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION) throw new Error('sealed with an unknown version');
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose)).setAuthTag(tag);
  const text = Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as T;
}

/** A keyed digest, for rate-limit keys and tokens that must not be guessed or turned back. */
export function keyedDigest(purpose: string, text: string, key: Buffer = env().dataKey): string {
  return createHmac('sha256', key).update(purpose).update('\0').update(text).digest('base64url');
}
