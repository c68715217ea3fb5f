import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyedDigest, seal, unseal } from '#lib/platform/cipher.ts';

const key = randomBytes(32);

describe('a sealed value', () => {
  it('comes back whole, and looks different each time', () => {
    const value = { subject: 'Ünïcode', body: 'Kreyòl ayisyen' };
    const [one, two] = [seal('delivery', value, key), seal('delivery', value, key)];
    expect(unseal('delivery', one, key)).toEqual(value);
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).includes('ayisyen')).toBe(false);
  });

  it('does not open with another key, for another purpose, or when a byte was changed', () => {
    const sealed = seal('delivery', 'secret', key);
    expect(() => unseal('delivery', sealed, randomBytes(32))).toThrow();
    expect(() => unseal('draft', sealed, key)).toThrow();
    for (let index = 0; index < sealed.length; index++) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => unseal('delivery', changed, key)).toThrow();
    }
  });
});

it('a keyed digest depends on purpose, text and key', () => {
  const digests = [
    keyedDigest('a', 'x', key),
    keyedDigest('b', 'x', key),
    keyedDigest('a', 'y', key),
    keyedDigest('a', 'x', randomBytes(32)),
  ];
  expect(new Set(digests).size).toBe(4);
  expect(keyedDigest('a', 'x', key)).toBe(digests[0]);
});
