import type { Locale } from '#lib/kernel/locales.ts';

/**
 * A letter as HTML: it has to look as if typed into a mail program, so it sets no colours and no width, and follows
 * the reader's own light or dark. A string, not the components of our own mail: it has nothing of theirs, and a
 * hundred thousand of them are made in a row (decision 0029).
 * `body` and `footer` are plain text; an empty line ends a paragraph.
 */
export function letterHtml(letter: {
  subject: string;
  body: string;
  footer: string;
  language: Locale;
}): string {
  const { subject, body, footer, language } = letter;
  const paragraphs = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:Georgia,serif;font-size:17px;line-height:1.5;overflow-wrap:break-word">
${paragraphs}
<hr style="margin:24px 0 12px;border:0;border-top:1px solid #8b8577">
<p style="font-size:14px">${escapeHtml(footer)}</p>
</body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
