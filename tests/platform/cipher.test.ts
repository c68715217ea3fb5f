import { createCipheriv, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  isKeyedDigest,
  isLinkDigest,
  keyedDigest,
  keyId,
  linkDigest,
  seal,
  sealHeader,
  unseal,
} from '#lib/platform/cipher.ts';
import { forgetEnv } from '#lib/platform/env.ts';

const key = randomBytes(32);
const other = randomBytes(32);

/** As the first version sealed: a version byte, nonce, tag, text, bound to the purpose alone. */
function sealedBefore(purpose: string, value: unknown, under: Buffer): Uint8Array {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', under, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), body]);
}

describe('a sealed value', () => {
  it('comes back whole, and looks different each time', () => {
    const value = { subject: 'Ünïcode', body: 'Kreyòl ayisyen' };
    const [one, two] = [seal('delivery', value, [key]), seal('delivery', value, [key])];
    expect(unseal('delivery', one, [key])).toEqual(value);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).includes('ayisyen')).toBe(false);
  });

  it('does not open with another key, for another purpose, or when a byte was changed', () => {
    const sealed = seal('delivery', 'secret', [key]);
    expect(() => unseal('delivery', sealed, [other])).toThrow(/under the key [0-9a-f]{8}, which is not set/);
    expect(() => unseal('draft', sealed, [key])).toThrow();
    for (let index = 0; index < sealed.length; index++) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal('delivery', changed, [key])).toThrow();
    }
  });

  it('names its key in the header, without telling it', () => {
    const sealed = Buffer.from(seal('draft', 1, [key, other]));
    expect(sealed.subarray(0, 5).equals(sealHeader(key))).toBe(true);
    expect(key.includes(keyId(key))).toBe(false);
    expect(keyId(key).equals(keyId(other))).toBe(false);
  });

  it('is sealed under the newest key, and opens under any that is set', () => {
    const before = seal('draft', 'old', [other]);
    expect(unseal('draft', before, [key, other])).toBe('old');
    const after = seal('draft', 'new', [key, other]);
    expect(unseal('draft', after, [key])).toBe('new');
    expect(() => unseal('draft', after, [other])).toThrow();
  });

  it('of the first version still opens, with whichever key fits, for its purpose only', () => {
    const sealed = sealedBefore('writer', { name: 'Ana' }, other);
    expect(unseal('writer', sealed, [key, other])).toEqual({ name: 'Ana' });
    expect(() => unseal('writer', sealed, [key])).toThrow(/not set, or for another purpose/);
    expect(() => unseal('draft', sealed, [key, other])).toThrow();
  });
});

describe('a keyed digest', () => {
  it('depends on purpose, text and the newest key', () => {
    const digests = [
      keyedDigest('a', 'x', [key]),
      keyedDigest('b', 'x', [key]),
      keyedDigest('a', 'y', [key]),
      keyedDigest('a', 'x', [other]),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(keyedDigest('a', 'x', [key, other])).toBe(digests[0]);
  });

  it('is known again under any key that is set', () => {
    const digest = keyedDigest('a', 'x', [other]);
    expect(isKeyedDigest('a', 'x', digest, [key, other])).toBe(true);
    expect(isKeyedDigest('a', 'x', digest, [key])).toBe(false);
    expect(isKeyedDigest('a', 'y', digest, [key, other])).toBe(false);
  });
});

describe('a link in a mail', () => {
  afterEach(() => {
    delete process.env.DATA_KEY;
    delete process.env.DATA_KEYS_OLD;
    forgetEnv();
  });
  const use = (newest: Buffer, old?: Buffer) => {
    process.env.DATA_KEY = newest.toString('hex');
    if (old) process.env.DATA_KEYS_OLD = old.toString('hex');
    else delete process.env.DATA_KEYS_OLD;
    forgetEnv();
  };

  it('works on when the data key changes and when the old one is gone', () => {
    use(other);
    const made = linkDigest('stop', 'user 1');
    use(key, other);
    expect([linkDigest('stop', 'user 1'), isLinkDigest('stop', 'user 1', made)]).toEqual([made, true]);
    use(key);
    expect(isLinkDigest('stop', 'user 1', made)).toBe(true);
    expect(isLinkDigest('stop', 'user 2', made)).toBe(false);
    expect(isLinkDigest('stop', 'user 1', '')).toBe(false);
  });

  it('made under a data key, as links were before, works while that key is set', () => {
    const made = keyedDigest('stop', 'user 1', [other]);
    use(key, other);
    expect(isLinkDigest('stop', 'user 1', made)).toBe(true);
    use(key);
    expect(isLinkDigest('stop', 'user 1', made)).toBe(false);
  });
});
