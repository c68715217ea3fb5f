import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/platform/i18n-request.ts');

/** Addresses that carry no language: everything else without a prefix is English. */
const WITHOUT_LANGUAGE = [
  'en',
  'es',
  'ht',
  'api',
  '_next',
  'healthz',
  'readyz',
  'robots\\.txt',
  'llms\\.txt',
  'sitemap\\.xml',
  'sitemaps',
  'icon\\.svg',
];

const development = process.env.NODE_ENV === 'development';

const securityHeaders = [
  {
    key: 'Content-Security-Policy',
    // Next puts small scripts into the page itself; public pages are cached whole, so a nonce cannot be used.
    value: [
      "default-src 'self'",
      `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(self), browsing-topics=()' },
];

const config: NextConfig = {
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  turbopack: { root: path.resolve(import.meta.dirname) },
  // The development server would print what an action was given: letters, addresses.
  logging: { serverFunctions: false },
  poweredByHeader: false,
  reactStrictMode: true,
  // Cached pages live in memory: a page of another database must not survive on disk.
  experimental: { isrFlushToDisk: false },
  // The renderer of mail needs the whole of react-dom/server, which server components are refused.
  serverExternalPackages: ['pg', 'pg-boss', '@prisma/adapter-pg', '@prisma/client', '@react-email/render'],
  async rewrites() {
    const others = WITHOUT_LANGUAGE.map((name) => `${name}(?:/|$)`).join('|');
    return {
      beforeFiles: [
        { source: '/', destination: '/en' },
        { source: `/:path((?!${others}).*)`, destination: '/en/:path' },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  async redirects() {
    return [
      { source: '/en', destination: '/', permanent: true },
      { source: '/en/:path*', destination: '/:path*', permanent: true },
    ];
  },
  async headers() {
    return [{ source: '/:path*', headers: securityHeaders }];
  },
};

export default withNextIntl(config);
