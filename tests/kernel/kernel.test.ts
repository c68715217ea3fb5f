import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysBetween, fromDay, toDay } from '#lib/kernel/dates.ts';
import { formatDay, formatInstant, formatShare } from '#lib/kernel/format.ts';
import { inLocale, pathIn } from '#lib/kernel/locales.ts';
import { localPath } from '#lib/kernel/next-path.ts';

describe('days', () => {
  it('do not move with the time zone of the machine', () => {
    expect(toDay(fromDay('2025-06-17'))).toBe('2025-06-17');
    expect(formatDay('en', '2025-06-17')).toBe('June 17, 2025');
    expect(formatDay('es', '2025-06-17')).toBe('17 de junio de 2025');
    expect(formatDay('ht', '2025-06-17')).toBe('17 jen 2025');
  });

  it('are only as exact as they are known', () => {
    expect(formatDay('en', '2025-12-01', 'month')).toBe('December 2025');
    expect(formatDay('ht', '2025-12-01', 'month')).toBe('desanm 2025');
    expect(formatDay('es', '2025-12-01', 'year')).toBe('2025');
  });

  it('are counted across months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
    expect(() => fromDay('2025-02-30')).toThrow('not a day');
  });

  it('are those of the place, not of UTC', () => {
    const late = new Date('2026-11-17T03:30:00Z');
    expect(dayIn('America/New_York', late)).toBe('2026-11-16');
    expect(formatInstant('en', late, 'America/New_York')).toBe('Monday, November 16, 2026 at 10:30 PM');
  });
});

it('a small share is not shown as nothing', () => {
  expect(formatShare('en', 0.001)).toBe('<1%');
  expect(formatShare('en', 0)).toBe('0%');
  expect(formatShare('en', 0.254)).toBe('25%');
});

it('a missing translation falls back to English and says so', () => {
  expect(inLocale({ en: 'yes', es: 'sí' }, 'es')).toEqual({ text: 'sí', lang: 'es' });
  expect(inLocale({ en: 'yes' }, 'ht')).toEqual({ text: 'yes', lang: 'en' });
  expect(inLocale(null, 'ht')).toEqual({ text: '', lang: 'en' });
});

it('English has no prefix', () => {
  expect(pathIn('en', '/fl/miami')).toBe('/fl/miami');
  expect(pathIn('ht', '/fl/miami')).toBe('/ht/fl/miami');
  expect(pathIn('es', '/')).toBe('/es');
});

it('the way back after signing in stays on this host', () => {
  expect(localPath('/es/write/fl/miami?ask=rescind')).toBe('/es/write/fl/miami?ask=rescind');
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    7,
  ]) {
    expect(localPath(bad)).toBe('/account');
  }
});
