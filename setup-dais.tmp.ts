import { applyMigrations } from '#lib/platform/migrations.ts';
import { db, disconnect } from '#lib/platform/db.ts';
import { seed } from '#seed/seed.ts';
await applyMigrations(process.env.DATABASE_URL!);
console.log(await seed(db()));
await disconnect();
