import type { MetadataRoute } from 'next';

/** Public pages may be read by anyone; what is personal, and what only helps to find a page, need not be. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      disallow: ['/api/', '/search', '/write/', '/account', '/organize', '/edit', '/outbox'].flatMap(
        (path) => [path, ...(path === '/api/' ? [] : [`/es${path}`, `/ht${path}`])],
      ),
    },
  };
}
