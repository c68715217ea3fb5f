/**
 * The colours and faces of our mail: those of the pages (app/globals.css), as values, because mail programs know no
 * custom properties. Inline styles carry the light scheme, which every program reads; the classes below turn it dark
 * where a program reads a style sheet.
 */
const LIGHT = {
  paper: '#fdfcf8',
  ink: '#1c1b18',
  quiet: '#55514a',
  rule: '#d9d3c5',
  accent: '#0a5870',
  accentInk: '#ffffff',
};
const DARK: typeof LIGHT = {
  paper: '#17181b',
  ink: '#ece8df',
  quiet: '#b4afa4',
  rule: '#3a3c40',
  accent: '#86cbe0',
  accentInk: '#0d2530',
};

export const COLOUR = LIGHT;
export const SERIF = "Charter, 'Iowan Old Style', Cambria, Georgia, serif";
export const SANS = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Class names by what they colour. Short: they stand in every element, and Gmail cuts a mail at 102 kB. */
export const CLASS = { paper: 'p', ink: 'i', quiet: 'q', link: 'l', button: 'b', rule: 'r' };

/** Every declaration beats an inline style. `within` narrows each rule. */
function darkRules(within: string): string {
  const rule = (name: keyof typeof CLASS, declarations: string) =>
    `${within}.${CLASS[name]}{${declarations.replaceAll(';', ' !important;')} !important}`;
  return [
    rule('paper', `background-color:${DARK.paper}`),
    rule('ink', `color:${DARK.ink}`),
    rule('quiet', `color:${DARK.quiet}`),
    rule('link', `color:${DARK.accent}`),
    rule('button', `background-color:${DARK.accent};color:${DARK.accentInk}`),
    rule('rule', `border-color:${DARK.rule}`),
  ].join('');
}

/** What follows the scheme that the reader chose, in programs that ask for it (Apple Mail, Thunderbird, Outlook on the Mac). */
export const DARK_SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${darkRules('')}}`;

/**
 * Outlook's apps and Outlook.com mark the page instead. A sheet of its own, because a program that does not know a
 * selector may drop the sheet that it stands in.
 */
export const OUTLOOK_SHEET = darkRules('[data-ogsc] ');
