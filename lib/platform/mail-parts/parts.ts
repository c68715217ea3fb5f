import { Fragment, createElement as h, type ReactNode } from 'react';
import { englishParts } from '../../kernel/english-parts.ts';
import type { Locale } from '../../kernel/locales.ts';
import { CLASS, COLOUR, DARK_SHEET, OUTLOOK_SHEET, SANS, SERIF } from './look.ts';

/*
 * The components of our mail. Written with createElement, because the worker runs these files under Node's type
 * stripping, which knows no JSX. Layout is by tables with fixed attributes, for Outlook on Windows.
 */

export { createElement as h } from 'react';

type Children = { children?: ReactNode };

const TABLE = { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 } as const;
const TEXT = { margin: '0 0 16px', fontFamily: SANS, fontSize: '17px', lineHeight: '26px' } as const;
const WORDS = { overflowWrap: 'anywhere', wordBreak: 'break-word' } as const;

export type FrameProps = Children & {
  locale: Locale;
  /** For screen readers and tabs: the subject. */
  title: string;
  /** What a list of mail shows after the subject. Not part of the plain text. */
  preheader: string;
};

/** The whole document: one column of at most 600 px. */
export function Frame({ locale, title, preheader, children }: FrameProps) {
  return h(
    'html',
    { lang: locale, dir: 'ltr' },
    h(
      'head',
      null,
      h('meta', { httpEquiv: 'Content-Type', content: 'text/html; charset=utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      // Apple's programs turn numbers and dates into links in their own blue.
      h('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no' }),
      h('title', null, title),
      h('style', null, DARK_SHEET),
      h('style', null, OUTLOOK_SHEET),
    ),
    h(
      'body',
      { className: CLASS.paper, style: { margin: 0, padding: 0, backgroundColor: COLOUR.paper } },
      h(
        'div',
        {
          'data-skip-in-text': 'true',
          style: { display: 'none', maxHeight: 0, overflow: 'hidden', msoHide: 'all' },
        },
        preheader,
      ),
      h(
        'table',
        {
          ...TABLE,
          // Said again: webmail drops the html element.
          lang: locale,
          width: '100%',
          className: CLASS.paper,
          bgcolor: COLOUR.paper,
          style: { tableLayout: 'fixed', width: '100%', backgroundColor: COLOUR.paper },
        },
        h(
          'tbody',
          null,
          h('tr', null, h('td', { align: 'center', style: { padding: '24px 16px 40px' } }, column(children))),
        ),
      ),
    ),
  );
}

/** Outlook on Windows knows no max-width and takes the 600 px; everybody else shrinks it to the screen. */
function column(children: ReactNode) {
  return h(
    'table',
    { ...TABLE, width: 600, style: { width: '600px', maxWidth: '100%' } },
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h(
          'td',
          {
            align: 'left',
            className: `${CLASS.ink} ${CLASS.rule}`,
            style: {
              borderTop: `3px solid ${COLOUR.rule}`,
              paddingTop: '20px',
              color: COLOUR.ink,
              textAlign: 'left',
              ...WORDS,
            },
          },
          children,
        ),
      ),
    ),
  );
}

/** What the mail is about, in one line. */
export function Heading({ children }: Children) {
  return h(
    'h1',
    {
      className: CLASS.ink,
      style: {
        margin: '0 0 16px',
        fontFamily: SERIF,
        fontSize: '26px',
        lineHeight: '32px',
        fontWeight: 600,
        color: COLOUR.ink,
      },
    },
    children,
  );
}

/** A paragraph. Line breaks in a string are kept. */
export function Text({ children, quiet = false }: Children & { quiet?: boolean }) {
  const style = quiet ? { ...TEXT, fontSize: '15px', lineHeight: '22px' } : TEXT;
  return h(
    'p',
    {
      className: quiet ? CLASS.quiet : CLASS.ink,
      style: { ...style, color: quiet ? COLOUR.quiet : COLOUR.ink },
    },
    lines(children),
  );
}

/** A link in the running text. In plain text its address stands on the next line. */
export function Link({ href, children }: Children & { href: string }) {
  return h(
    'a',
    {
      href,
      target: '_blank',
      className: CLASS.link,
      style: { color: COLOUR.accent, textDecoration: 'underline' },
    },
    children,
  );
}

/** The one thing to do. */
export function Button({ href, children }: Children & { href: string }) {
  return h(
    'table',
    { ...TABLE, style: { margin: '8px 0 24px' } },
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h(
          'td',
          {
            align: 'center',
            className: CLASS.button,
            bgcolor: COLOUR.accent,
            style: { backgroundColor: COLOUR.accent, borderRadius: '3px', msoPaddingAlt: '14px 24px' },
          },
          h(
            'a',
            {
              href,
              target: '_blank',
              className: CLASS.button,
              style: {
                display: 'inline-block',
                padding: '14px 24px',
                msoPaddingAlt: '0',
                fontFamily: SANS,
                fontSize: '17px',
                lineHeight: '22px',
                fontWeight: 600,
                color: COLOUR.accentInk,
                textDecoration: 'none',
              },
            },
            children,
          ),
        ),
      ),
    ),
  );
}

/** The address behind a button, for programs that show no buttons. Plain text has it already. */
export function BareAddress({ href, children }: Children & { href: string }) {
  return h(
    'p',
    {
      'data-skip-in-text': 'true',
      className: CLASS.quiet,
      style: { ...TEXT, fontSize: '15px', lineHeight: '22px', color: COLOUR.quiet },
    },
    children,
    h('br'),
    h(
      'a',
      {
        href,
        target: '_blank',
        className: CLASS.link,
        style: { color: COLOUR.accent, wordBreak: 'break-all' },
      },
      href,
    ),
  );
}

/** One of several things told: a bold line, lines below it, and where to read on. */
export function Item({
  heading,
  details,
  link,
}: {
  heading: ReactNode;
  details: readonly ReactNode[];
  link?: { text: string; url: string };
}) {
  return h(
    'div',
    { className: CLASS.rule, style: { borderTop: `1px solid ${COLOUR.rule}`, paddingTop: '16px' } },
    h(
      'p',
      { className: CLASS.ink, style: { ...TEXT, color: COLOUR.ink } },
      h('strong', { style: { fontFamily: SERIF, fontSize: '19px' } }, heading),
      details.map((detail, index) => h(Fragment, { key: index }, h('br'), detail)),
      link && h('br'),
      link && h(Link, { href: link.url }, link.text),
    ),
  );
}

/** A question with its possible answers: each a link on a line of its own, far enough apart for a thumb. */
export function Choices({
  heading,
  detail,
  choices,
}: {
  heading: string;
  detail: ReactNode;
  choices: readonly { text: string; url: string }[];
}) {
  return h(
    'div',
    { className: CLASS.rule, style: { borderTop: `1px solid ${COLOUR.rule}`, paddingTop: '16px' } },
    h(
      'p',
      { className: CLASS.ink, style: { ...TEXT, marginBottom: '8px', color: COLOUR.ink } },
      h('strong', { style: { fontFamily: SERIF, fontSize: '19px' } }, heading),
      h('br'),
      h('span', { className: CLASS.quiet, style: { color: COLOUR.quiet } }, detail),
    ),
    choices.map(({ text, url }) =>
      h(
        'p',
        { key: url, className: CLASS.ink, style: { ...TEXT, margin: '0 0 14px', color: COLOUR.ink } },
        h(Link, { href: url }, text),
      ),
    ),
  );
}

/** Somebody's own words. */
export function Quote({ children, lang }: Children & { lang?: string }) {
  return h(
    'blockquote',
    {
      lang,
      className: `${CLASS.ink} ${CLASS.rule}`,
      style: {
        ...TEXT,
        margin: '0 0 16px',
        padding: '0 0 0 14px',
        borderLeft: `3px solid ${COLOUR.rule}`,
        color: COLOUR.ink,
      },
    },
    lines(children),
  );
}

/** A line in which names that stay English (of bodies and offices, titles of agenda items) are marked as such. */
export function withEnglish(text: string, ...names: string[]): ReactNode {
  return englishParts(text, names).map((part, index) =>
    part.english ? h('span', { key: index, lang: 'en' }, part.text) : h(Fragment, { key: index }, part.text),
  );
}

/** A hairline between two parts. */
export function Rule() {
  return h('hr', {
    className: CLASS.rule,
    style: { margin: '24px 0 16px', border: 0, borderTop: `1px solid ${COLOUR.rule}` },
  });
}

export type FooterProps = {
  /** Why this person gets this mail. */
  why: string;
  /** Who sent it. */
  from: string;
  /** Ways to get no more of them: each link opens a page that asks. */
  stops?: readonly { text: string; url: string }[];
};

export function Footer({ why, from, stops = [] }: FooterProps) {
  return h(
    'div',
    null,
    h(Rule),
    h(Text, { quiet: true }, why),
    stops.map(({ text, url }) => h(Text, { quiet: true, key: url }, h(Link, { href: url }, text))),
    h(Text, { quiet: true }, from),
  );
}

function lines(children: ReactNode): ReactNode {
  if (typeof children !== 'string') return children;
  return children
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [line] : [h('br', { key: index }), line]));
}
