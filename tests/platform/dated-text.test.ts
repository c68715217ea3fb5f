import { expect, test } from 'vitest';
import { datedText } from '#lib/platform/dated-text.ts';
import { translator } from '#lib/platform/translator.ts';

test.each([
  ['en', 'June 17, 2025', 'June 2025', '2025', 'before June 17, 2025', 'about June 17, 2025'],
  [
    'es',
    '17 de junio de 2025',
    'junio de 2025',
    '2025',
    'antes del 17 de junio de 2025',
    'hacia el 17 de junio de 2025',
  ],
  ['ht', '17 jen 2025', 'jen 2025', '2025', 'anvan 17 jen 2025', 'anviwon 17 jen 2025'],
] as const)('%s: a day is said as exactly as it is known', (locale, ...texts) => {
  const precisions = ['day', 'month', 'year', 'before', 'about'] as const;
  expect(precisions.map((precision) => datedText(locale, '2025-06-17', precision))).toEqual(texts);
});

test('in Spanish the article stands before a day and before nothing else', () => {
  const t = translator('es', 'officials');
  const since = (precision: 'day' | 'month' | 'before') =>
    t('official.since', { date: datedText('es', '2025-06-17', precision), precision });
  expect([since('day'), since('month'), since('before')]).toEqual([
    'desde el 17 de junio de 2025',
    'desde junio de 2025',
    'desde antes del 17 de junio de 2025',
  ]);
});
