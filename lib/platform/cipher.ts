import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { env } from './env.ts';

/** The first form: no key id in it. Still opens, with whichever key fits. */
const VERSION_1 = 1;
const VERSION = 2;
const ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of 32 bytes, the newest first: DATA_KEY, then DATA_KEYS_OLD. */
export type Keys = readonly Buffer[];

/** What tells a key apart without telling the key: the first four bytes of its SHA-256. */
export function keyId(key: Buffer): Buffer {
  return derived(ids, key, () =>
    createHash('sha256').update('dais key id\0').update(key).digest().subarray(0, ID_BYTES),
  );
}

/** What follows from a key, made once for each: thousands of texts are opened in a row. */
const ids = new WeakMap<Buffer, Buffer>();
const objects = new WeakMap<Buffer, KeyObject>();

function keyObject(key: Buffer): KeyObject {
  return derived(objects, key, () => createSecretKey(key));
}

function derived<T>(known: WeakMap<Buffer, T>, key: Buffer, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** How whatever is sealed under this key begins: five bytes. */
export function sealHeader(key: Buffer): Buffer {
  return Buffer.concat([Buffer.of(VERSION), keyId(key)]);
}

/**
 * Seals a JSON value under the newest key: one version byte, 4 bytes of key id, 12 of nonce, 16 of tag, then
 * AES-256-GCM. Header and `purpose` are bound to it: what was sealed as a draft cannot be opened as a letter.
 */
export function seal(purpose: string, value: unknown, keys: Keys = env().dataKeys): Uint8Array<ArrayBuffer> {
  const key = newest(keys);
  const header = sealHeader(key);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), iv).setAAD(
    Buffer.concat([header, Buffer.from(purpose)]),
  );
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([header, iv, cipher.getAuthTag(), body]));
}

/** @throws when its key is not among `keys`, the purpose is another one, or the bytes were changed. */
export function unseal<T>(purpose: string, sealed: Uint8Array, keys: Keys = env().dataKeys): T {
  const bytes = Buffer.from(sealed);
  if (bytes[0] === VERSION_1) return openFirstForm(purpose, bytes, keys);
  if (bytes[0] !== VERSION) throw new Error('sealed with an unknown version');
  const header = bytes.subarray(0, 1 + ID_BYTES);
  const id = header.subarray(1);
  const key = keys.find((one) => keyId(one).equals(id));
  if (!key) throw new Error(`sealed under the key ${id.toString('hex')}, which is not set`);
  return open(bytes.subarray(1 + ID_BYTES), key, Buffer.concat([header, Buffer.from(purpose)]));
}

function openFirstForm<T>(purpose: string, bytes: Buffer, keys: Keys): T {
  for (const key of keys) {
    try {
      return open(bytes.subarray(1), key, Buffer.from(purpose));
    } catch {
      // Another key may fit.
    }
  }
  throw new Error('sealed under a key that is not set, or for another purpose');
}

function open<T>(bytes: Buffer, key: Buffer, bound: Buffer): T {
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), iv).setAAD(bound).setAuthTag(tag);
  const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as T;
}

function newest(keys: Keys): Buffer {
  const [key] = keys;
  if (!key) throw new Error('no key to seal with');
  return key;
}

/** A digest under the newest key, for what need not outlive it: keys of rate limits, calls between own processes. */
export function keyedDigest(purpose: string, text: string, keys: Keys = env().dataKeys): string {
  return digest(newest(keys), purpose, text);
}

/** Whether `given` is the keyed digest under any of the keys: while keys change, not all processes have the same. */
export function isKeyedDigest(
  purpose: string,
  text: string,
  given: string,
  keys: Keys = env().dataKeys,
): boolean {
  return keys.some((key) => same(digest(key, purpose, text), given));
}

/**
 * The part of a link in a mail that cannot be made up. It hangs on AUTH_SECRET, not on DATA_KEY: a link must work for
 * as long as the mail lies in a mailbox, and an attempt repeated after a change of keys must be the same mail.
 */
export function linkDigest(purpose: string, text: string, authSecret: string = env().authSecret): string {
  return digest(Buffer.from(authSecret), `link ${purpose}`, text);
}

/** Whether `given` is ours: also one that was made under a data key, as links were before, while that key is set. */
export function isLinkDigest(purpose: string, text: string, given: string): boolean {
  return same(linkDigest(purpose, text), given) || isKeyedDigest(purpose, text, given);
}

function digest(key: Buffer, purpose: string, text: string): string {
  return createHmac('sha256', key).update(purpose).update('\0').update(text).digest('base64url');
}

function same(expected: string, given: string): boolean {
  const [one, two] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === two.length && timingSafeEqual(one, two);
}
