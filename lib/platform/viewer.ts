import { redirect } from 'next/navigation';
import type { Actor } from '../kernel/actor.ts';
import { type Locale, pathIn } from '../kernel/locales.ts';
import { currentViewer } from './auth.ts';

/** The signed-in person, or off to sign in and back to `path` (with its language). */
export async function requireActor(locale: Locale, path: string): Promise<Actor> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`${pathIn(locale, '/sign-in')}?next=${encodeURIComponent(pathIn(locale, path))}`);
  return viewer;
}
