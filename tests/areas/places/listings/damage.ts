import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Numbers that look random and are the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }

  /** 0 to below 1. */
  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

type Parts = Record<string, Uint8Array>;
type Damage = (file: Uint8Array, dice: Dice) => Uint8Array;

const SHEET = 'xl/worksheets/sheet1.xml';
const TEXTS = 'xl/sharedStrings.xml';
const COLUMNS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

function rezip(file: Uint8Array, change: (parts: Parts) => void): Uint8Array {
  const parts = unzipSync(file);
  change(parts);
  return zipSync(parts, { level: 1 });
}

function inSheet(file: Uint8Array, change: (xml: string) => string): Uint8Array {
  return rezip(file, (parts) => {
    const sheet = parts[SHEET];
    if (sheet) parts[SHEET] = strToU8(change(strFromU8(sheet)));
  });
}

const cellsOf = (column: string) => new RegExp(`<c r="${column}(\\d+)"((?:[^>]*/>)|(?:[^>]*>.*?</c>))`, 'gs');
const somewhere = (xml: string, dice: Dice, put: string) => {
  const cells = [...xml.matchAll(/<c r="[A-Z]+\d+"[^>]*?(\/>|>.*?<\/c>)/gs)];
  const cell = dice.of(cells);
  return cell ? xml.slice(0, cell.index) + put + xml.slice(cell.index + cell[0].length) : xml;
};
const refOf = (dice: Dice) => `${dice.of(COLUMNS)}${2 + dice.below(200)}`;

let bombs: { zeros: Uint8Array; rows: string } | undefined;
function bomb() {
  bombs ??= {
    zeros: new Uint8Array(90_000_000),
    rows: Array.from({ length: 1_000_000 }, (_, at) => `<row r="${100_000 + at}"/>`).join(''),
  };
  return bombs;
}

/** Ways in which a workbook can be broken, by name. */
export const DAMAGES: Record<string, Damage> = {
  'cut off': (file, dice) => file.slice(0, dice.below(file.length)),
  'bytes turned': (file, dice) => {
    const copy = file.slice();
    for (let n = 0; n <= dice.below(30); n += 1) copy[dice.below(copy.length)] = dice.below(256);
    return copy;
  },
  'sheet cut off': (file, dice) => inSheet(file, (xml) => xml.slice(0, dice.below(xml.length))),
  'letters turned': (file, dice) =>
    inSheet(file, (xml) => {
      const at = dice.below(xml.length);
      return (
        xml.slice(0, at) +
        dice.of(['<', '&', '>', '"', '\u0000', 'é', '</row>', '<![CDATA[']) +
        xml.slice(at + 1)
      );
    }),
  'part left out': (file, dice) =>
    rezip(file, (parts) => {
      delete parts[dice.of(Object.keys(parts))];
    }),
  'part emptied': (file, dice) =>
    rezip(file, (parts) => {
      parts[dice.of(Object.keys(parts))] = new Uint8Array();
    }),
  'parts swapped': (file, dice) =>
    rezip(file, (parts) => {
      const [a, b] = [dice.of(Object.keys(parts)), dice.of(Object.keys(parts))];
      [parts[a], parts[b]] = [parts[b] as Uint8Array, parts[a] as Uint8Array];
    }),
  'column dropped': (file, dice) => inSheet(file, (xml) => xml.replace(cellsOf(dice.of(COLUMNS)), '')),
  'column doubled': (file, dice) => {
    const column = dice.of(COLUMNS);
    const to = dice.of(['J', 'K', ...COLUMNS]);
    return inSheet(file, (xml) =>
      xml.replace(cellsOf(column), (cell, row, rest) => `${cell}<c r="${to}${row}"${rest}`),
    );
  },
  'columns swapped': (file, dice) => {
    const [a, b] = [dice.of(COLUMNS), dice.of(COLUMNS)];
    return inSheet(file, (xml) =>
      xml.replace(/<c r="([A-Z]+)(\d+)"/g, (cell, column, row) =>
        column === a ? `<c r="${b}${row}"` : column === b ? `<c r="${a}${row}"` : cell,
      ),
    );
  },
  'columns swapped below the header': (file, dice) => {
    const [a, b] = [dice.of(COLUMNS), dice.of(COLUMNS)];
    return inSheet(file, (xml) =>
      xml.replace(/<c r="([A-Z]+)(\d+)"/g, (cell, column, row) =>
        row === '1' ? cell : column === a ? `<c r="${b}${row}"` : column === b ? `<c r="${a}${row}"` : cell,
      ),
    );
  },
  'rows dropped': (file, dice) => {
    const share = dice.next();
    return inSheet(file, (xml) =>
      xml.replace(/<row .*?<\/row>/gs, (row) => (dice.next() < share ? '' : row)),
    );
  },
  'rows doubled': (file) =>
    inSheet(file, (xml) => xml.replace(/<row (?!r="1").*?<\/row>/gs, (row) => `${row}${row}`)),
  'huge cell': (file, dice) =>
    inSheet(file, (xml) =>
      somewhere(
        xml,
        dice,
        `<c r="${refOf(dice)}" t="inlineStr"><is><t>${'x'.repeat(5_000_000)}</t></is></c>`,
      ),
    ),
  'huge shared text': (file, dice) =>
    rezip(file, (parts) => {
      const texts = strFromU8(parts[TEXTS] ?? new Uint8Array());
      const huge = dice.of(['Example ', '&#65;', ' ']).repeat(400_000);
      parts[TEXTS] = strToU8(texts.replace(/<t[^>]*>[^<]{9,}<\/t>/, `<t>${huge}</t>`));
    }),
  formula: (file, dice) =>
    inSheet(file, (xml) =>
      somewhere(
        xml,
        dice,
        `<c r="${refOf(dice)}" t="str"><f>HYPERLINK("http://example.org","x")</f><v>=1+1</v></c>`,
      ),
    ),
  'formula without a value': (file, dice) =>
    inSheet(file, (xml) => somewhere(xml, dice, `<c r="${refOf(dice)}"><f>NOW()</f></c>`)),
  'wrong type': (file, dice) => {
    const type = dice.of(['b', 'e', 'n', 'd', 'str', 's', 'zz']);
    return inSheet(file, (xml) => xml.replace(/ t="s"/g, (t) => (dice.next() < 0.05 ? ` t="${type}"` : t)));
  },
  'wild numbers': (file, dice) =>
    inSheet(file, (xml) =>
      xml.replace(/<v>4\d{4}<\/v>/g, (v) =>
        dice.next() < 0.1
          ? `<v>${dice.of(['1141467', '-1', '1e308', 'NaN', '0', '45716.99999', '5/8/5025', '99999999999999999999'])}</v>`
          : v,
      ),
    ),
  'wild references': (file, dice) =>
    inSheet(file, (xml) =>
      xml.replace(/<c r="[A-Z]+\d+"/g, (c) =>
        dice.next() < 0.02 ? `<c r="${dice.of(['XFD1', 'A0', '', '7', 'ZZZZZZZZ9', 'a1', 'B99999999'])}"` : c,
      ),
    ),
  'wild links': (file, dice) =>
    rezip(file, (parts) => {
      const name = 'xl/worksheets/_rels/sheet1.xml.rels';
      const xml = strFromU8(parts[name] ?? new Uint8Array());
      const target = dice.of([
        'javascript:alert(1)',
        'https:/',
        '../../../etc',
        `https://x/${'y'.repeat(100_000)}`,
      ]);
      parts[name] = strToU8(
        xml.replace(/Target="[^"]*"/g, (old) => (dice.next() < 0.2 ? `Target="${target}"` : old)),
      );
    }),
  'entities that grow': (file) =>
    rezip(file, (parts) => {
      const xml = strFromU8(parts[TEXTS] ?? new Uint8Array());
      const grow = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
      parts[TEXTS] = strToU8(xml.replace(/(\?>)?(<sst)/, `$1${grow}$2`));
    }),
  'deep nesting': (file) =>
    inSheet(file, (xml) => xml.replace('<sheetData>', `<sheetData>${'<x>'.repeat(100_000)}`)),
  'a million empty rows': (file) =>
    inSheet(file, (xml) => xml.replace('</sheetData>', `${bomb().rows}</sheetData>`)),
  'zip bomb': (file, dice) =>
    rezip(file, (parts) => {
      parts[dice.of([SHEET, TEXTS, 'docProps/core.xml', 'xl/media/zeros.bin'])] = bomb().zeros;
    }),
  'zip that lies about sizes': (file, dice) => {
    const copy = rezip(file, (parts) => {
      parts['docProps/core.xml'] = new Uint8Array(5_000_000);
    });
    const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
    for (let at = 0; at + 28 < copy.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + 24, dice.of([0, 10, 1_000, 0x7fffffff, 0xfffffffe]), true);
      }
    }
    return copy;
  },
};

/** What takes seconds and not milliseconds to make; thrown seldom. */
export const HEAVY = new Set(['a million empty rows', 'zip bomb', 'huge cell', 'deep nesting']);
