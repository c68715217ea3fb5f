import { strToU8, zipSync } from 'fflate';

/** What stands in a cell: text, a number, nothing, or text with an address behind it. */
export type CellSpec = string | number | null | { text: string; link: string };

export type SheetSpec = {
  rows: CellSpec[][];
  /** When the workbook was last saved. */
  modifiedAt?: string;
  /** Rows by number that are written without any cell. */
  emptyRowsAfter?: number;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The parts of an .xlsx workbook, laid out as ICE's are: shared texts, and addresses in the sheet's relations. */
export function sheetParts(spec: SheetSpec): Record<string, Uint8Array> {
  const texts = new Map<string, number>();
  const links: { ref: string; target: string }[] = [];
  const rows = spec.rows.map((cells, at) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${letter(column)}${at + 1}`, texts, links));
    return `<row r="${at + 1}">${inside.join('')}</row>`;
  });
  const empty = Array.from(
    { length: spec.emptyRowsAfter ?? 0 },
    (_, at) => `<row r="${spec.rows.length + at + 1}"/>`,
  );
  const hyperlinks = links.map(({ ref }, at) => `<hyperlink ref="${ref}" r:id="rId${at + 1}"/>`).join('');
  const relations = links.map(
    ({ target }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/hyperlink" Target="${xmlText(target)}" TargetMode="External"/>`,
  );
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>${rows.join('')}${empty.join('')}</sheetData>${hyperlinks === '' ? '' : `<hyperlinks>${hyperlinks}</hyperlinks>`}</worksheet>`,
    'xl/worksheets/_rels/sheet1.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
  };
  if (spec.modifiedAt !== undefined) {
    files['docProps/core.xml'] =
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>${spec.modifiedAt}</dcterms:modified></cp:coreProperties>`;
  }
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}

export function makeSheet(spec: SheetSpec): Uint8Array {
  return zipSync(sheetParts(spec), { level: 6, mtime: '2026-01-01T00:00:00Z' });
}

function cellXml(
  cell: CellSpec,
  ref: string,
  texts: Map<string, number>,
  links: { ref: string; target: string }[],
): string {
  if (cell === null) return `<c r="${ref}"/>`;
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  const text = typeof cell === 'string' ? cell : cell.text;
  if (typeof cell === 'object') links.push({ ref, target: cell.link });
  if (text.startsWith('#')) return `<c r="${ref}" t="e"><v>${xmlText(text)}</v></c>`;
  const at = texts.get(text) ?? texts.size;
  texts.set(text, at);
  return `<c r="${ref}" t="s"><v>${at}</v></c>`;
}

function letter(column: number): string {
  return (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export const HEADINGS = [
  'STATE',
  'LAW ENFORCEMENT AGENCY',
  'TYPE',
  'COUNTY',
  'SUPPORT TYPE',
  'SIGNED',
  'MOA',
  'ADDENDUM',
];

const MODELS = ['Task Force Model', 'Warrant Service Officer', 'Jail Enforcement Model'];
const STATES = ['FLORIDA', 'TEXAS', 'GEORGIA', 'ALABAMA', 'KANSAS ', 'Ohio', 'WYOMING', 'UTAH'];

/** Rows as ICE's sheets have them, of agencies that do not exist: the same for the same number. @param rows below the header */
export function fictitiousRows(rows: number): CellSpec[][] {
  const list: CellSpec[][] = [HEADINGS];
  for (let at = 0; at < rows; at += 1) {
    const state = STATES[at % STATES.length] ?? 'OHIO';
    const town = `Example ${at} ${at % 3 === 0 ? '\u00a0' : ''}`.trim();
    const sheriff = at % 2 === 0;
    const moa = `https://www.ice.gov/doclib/287gMOA/Example${at}_MOA.pdf`;
    list.push([
      state,
      sheriff ? `${town} County Sheriff\u2019s Office` : `${town} Police Department `,
      sheriff ? 'County' : 'Municipality ',
      at % 8 === 0 ? '#N/A' : `Example ${at} County `,
      MODELS[at % 3] ?? null,
      45_771 + (at % 400),
      at % 10 === 0
        ? 'link pending'
        : {
            text: 'link',
            link:
              at % 9 === 0
                ? `https://gcc02.safelinks.protection.outlook.com/?url=${encodeURIComponent(moa)}&data=05`
                : moa,
          },
      at % 40 === 0 ? { text: 'link', link: `${moa}_ADD.pdf` } : null,
    ]);
  }
  return list;
}
