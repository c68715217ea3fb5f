import type { MetadataRoute } from 'next';
import { env } from '#lib/platform/env.ts';

export const dynamic = 'force-dynamic';

/** Public pages may be read by anyone; what is personal, and what only helps to find a page, need not be. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: ['/api/v1/'],
      disallow: [
        '/api/',
        '/search',
        '/write/',
        '/account',
        '/organize',
        '/edit',
        '/report',
        '/outbox',
      ].flatMap((path) => [path, ...(path === '/api/' ? [] : [`/es${path}`, `/ht${path}`])]),
    },
    sitemap: `${env().appUrl}/sitemap.xml`,
  };
}
