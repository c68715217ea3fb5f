import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { type Actor, hasRole } from '#lib/kernel/actor.ts';
import type { Locale } from '#lib/kernel/locales.ts';

/** Editors' pages exist in these. */
const LANGUAGES: readonly Locale[] = ['en', 'es'];

type Props = {
  locale: Locale;
  actor: Actor;
  path: string;
  title: string;
  /** Not called for who is no editor. */
  children: () => Promise<ReactNode>;
};

/** A page for editors; anybody else who is signed in hears how to become one. */
export async function EditorPage({ locale, actor, path, title, children }: Props) {
  const t = await getTranslations({ locale, namespace: 'edit' });
  return (
    <Page locale={locale} path={path} languages={LANGUAGES}>
      <h1>{title}</h1>
      {hasRole(actor, 'editor') ? (
        await children()
      ) : (
        <Notice>
          <p>{t('noRole', { email: actor.email })}</p>
        </Notice>
      )}
    </Page>
  );
}
