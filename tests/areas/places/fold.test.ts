import { describe, expect, test } from 'vitest';
import { foldName } from '#lib/places/fold.ts';
import { agencyIdOf, agreementIdOf } from '#lib/places/ids.ts';

describe('foldName', () => {
  test.each([
    ['Miami', 'miami'],
    ['  MIAMI   Beach ', 'miami beach'],
    ['Cañón de Peñas', 'canon de penas'],
    ['St. Petersburg', 'saint petersburg'],
    ['Port St. Lucie', 'port saint lucie'],
    ['Port Saint Lucie', 'port saint lucie'],
    ['Ste. Marie', 'saint marie'],
    ['Ft. Myers', 'fort myers'],
    ['Fort Myers', 'fort myers'],
    ['Mt Dora', 'mount dora'],
    ["Sewall's Point", 'sewalls point'],
    ['Sewall’s Point', 'sewalls point'],
    ['Opa-locka', 'opa locka'],
    ['Lauderdale-by-the-Sea', 'lauderdale by the sea'],
    ['Islamorada, Village of Islands', 'islamorada village of islands'],
    ['Florida A&M University', 'florida a m university'],
    ['33143', '33143'],
    [' .,-', ''],
    ['', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  test('leaves "st" inside a word alone', () => {
    expect(foldName('Stuart, East Coast')).toBe('stuart east coast');
  });

  test('folding twice changes nothing', () => {
    for (const text of ['St. Cloud', 'DeFuniak Springs', 'Ft. White', 'ÉSTERO']) {
      expect(foldName(foldName(text))).toBe(foldName(text));
    }
  });
});

test('ids are the same for spellings that fold alike', () => {
  const id = agencyIdOf('fl', 'City of Miami Police Department');
  expect(id).toBe('fl/city-of-miami-police-department');
  expect(agencyIdOf('fl', 'Port St. Lucie Police')).toBe(agencyIdOf('fl', 'PORT SAINT LUCIE POLICE '));
  expect(agreementIdOf(id, 'task_force')).toBe('fl/city-of-miami-police-department/task_force');
});
