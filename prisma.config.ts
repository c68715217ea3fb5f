import { defineConfig } from 'prisma/config';

// Prisma's command wants to download a native schema engine, which closed networks refuse and which we do
// not use: migrations run in process (lib/platform/migrations.ts). Any existing program satisfies the look-up.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } });
