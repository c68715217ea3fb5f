import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/**
 * Prisma's schema engine, run in process as WebAssembly: no native binary, no download.
 * It writes Prisma's own `_prisma_migrations`, so `prisma migrate deploy` agrees with it.
 */
async function withEngine<T>(
  databaseUrl: string,
  schema: SchemaFile[] | undefined,
  run: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const pool = new CatalogPool({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: schema?.map((file) => [file.path, file.content]) },
    () => {},
    adapter,
  );
  try {
    return await run(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

const CHAR = 18;
const TEXT = 25;

/**
 * One connection, because the engine's advisory lock belongs to a session. It passes the catalogue's
 * one-byte "char" columns as text, which the adapter knows, and remembers which they were.
 */
class CatalogPool extends pg.Pool {
  charColumns = new Set<number>();

  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads, all passed through as they are.
  override async query(...args: any[]): Promise<any> {
    const result = await (super.query as (...all: unknown[]) => Promise<pg.QueryResult>)(...args);
    this.charColumns.clear();
    result.fields?.forEach((field, column) => {
      if (field.dataTypeID !== CHAR) return;
      field.dataTypeID = TEXT;
      this.charColumns.add(column);
    });
    return result;
  }
}

/**
 * The adapter of Prisma's client, made good enough for the schema engine: it refuses "char", and cuts a script
 * at every semicolon, also inside a function's body, where PostgreSQL reads it whole and as one transaction.
 */
class CatalogAdapter extends PrismaPg {
  readonly #pool: CatalogPool;

  constructor(pool: CatalogPool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const column of this.#pool.charColumns) {
        result.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return result;
    };
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }
}

type SchemaFile = { path: string; content: string };

const rootDir = path.resolve(import.meta.dirname, '../..');
let loading: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loading ??= (async () => {
    // The engine reports a panic through this global; without it, the report itself throws.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
    const wasmPath = path.join(rootDir, 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm');
    const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
      './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
    });
    engineModule.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loading;
}

/** The schema files under prisma/schema, sorted by name. */
export async function readSchema(): Promise<SchemaFile[]> {
  const dir = path.join(rootDir, 'prisma/schema');
  const names = (await readdir(dir)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: path.join(dir, name),
      content: await readFile(path.join(dir, name), 'utf8'),
    })),
  );
}

async function readMigrations(): Promise<engineModule.MigrationList> {
  const baseDir = path.join(rootDir, 'prisma/migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

const filters = { externalTables: [], externalEnums: [] };

/** Applies what is missing and returns the names of what it applied, oldest first. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const interrupted = await interruptedMigrations(databaseUrl);
  const output = await withEngine(databaseUrl, undefined, async (engine) => {
    for (const migrationName of interrupted) await engine.markMigrationRolledBack({ migrationName });
    return engine.applyMigrations({ migrationsList, filters });
  });
  return output.appliedMigrationNames;
}

/**
 * Migrations begun and never finished: the process was killed, or the script failed. Each script is one
 * transaction, so nothing of it stayed, and it can be tried again.
 */
async function interruptedMigrations(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const known = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
    if (known.rows[0]?.name === null) return [];
    const { rows } = await client.query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
    );
    return rows.map((row) => row.migration_name);
  } finally {
    await client.end();
  }
}

/**
 * The SQL that would turn the database at `databaseUrl` into the schema files; empty when they agree.
 * Checks, triggers and indexes that Prisma cannot express are invisible to it.
 */
export async function diffSchema(databaseUrl: string): Promise<string> {
  const schema = await readSchema();
  const result = await withEngine(databaseUrl, schema, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: schema, configDir: rootDir },
      to: { tag: 'schemaDatamodel', files: schema },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return result.exitCode === 0 ? '' : (result.stdout ?? '');
}
