import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { setClock } from '../kernel/clock.ts';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATA_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 32 bytes in hexadecimal: openssl rand -hex 32')
    .optional(),
  /** Keys before DATA_KEY, parted by spaces or commas: they open what they sealed and seal nothing more. */
  DATA_KEYS_OLD: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
    .pipe(z.array(z.string().regex(/^[0-9a-f]{64}$/, 'each must be 32 bytes in hexadecimal')).max(10))
    .optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_WEBHOOK_SECRET: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** Domain whose mail the provider receives for us: writers may then keep their own address from officials. */
  REPLY_DOMAIN: z
    .string()
    .regex(/^(?=.{1,190}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'must be a domain such as replies.example.org')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Where ICE's sheets are read from once a day, parted by spaces. Nothing is read while it is unset. */
  LISTINGS_URL: z
    .string()
    .transform((text) => text.split(/\s+/).filter((word) => word !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/ })).max(10))
    .optional(),
  /** The host's own geocoder: the address of Nominatim's search with {query} in it. No look-up by address while unset. */
  GEOCODER_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.split('{query}').length === 2, 'must have {query} once, where the address goes')
    .optional(),
  /** Local mode only: the instant at which the clock starts, for rehearsals and tests. */
  DAIS_NOW: z.iso.datetime().optional(),
});

/** All that may be set. */
export const VARIABLES = Object.keys(schema.shape);

export type Env = {
  port: number;
  databaseUrl: string | undefined;
  /** Address of this host without a final slash. */
  appUrl: string;
  /** One machine, one person: secrets are made here, mail without a key goes to the outbox, /outbox exists. */
  localMode: boolean;
  dataDir: string;
  authSecret: string;
  /** 32 bytes each: the first seals, all of them open. */
  dataKeys: readonly [Buffer, ...Buffer[]];
  resendApiKey: string | undefined;
  resendWebhookSecret: string | undefined;
  mailFrom: string;
  replyDomain: string | undefined;
  listingsUrls: readonly string[];
  /** With "{query}" where the address goes; undefined while there is no look-up by street address. */
  geocoderUrl: string | undefined;
};

/** What is wrong with the environment, one line a variable; for a person to read. */
export class EnvError extends Error {}

let cached: Env | undefined;

export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** For tests: the next call of env() reads the environment again. */
export function forgetEnv(): void {
  cached = undefined;
}

/** @throws EnvError naming every variable that is missing or malformed. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  // An empty variable is one that was not set: `.env` files and compose files leave them so.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const raw = parsed.data;
  const localMode = isLocal(raw.APP_URL);
  const dataDir = path.resolve(raw.DATA_DIR);
  const secrets = localMode ? ensureLocalSecrets(dataDir) : undefined;
  const missing: string[] = [];
  const need = (name: string, value: string | undefined): string => {
    if (value === undefined) missing.push(name);
    return value ?? '';
  };
  const authSecret = need('AUTH_SECRET', raw.AUTH_SECRET ?? secrets?.AUTH_SECRET);
  const dataKey = need('DATA_KEY', raw.DATA_KEY ?? secrets?.DATA_KEY);
  if (!localMode) {
    need('DATABASE_URL', raw.DATABASE_URL);
    need('RESEND_API_KEY', raw.RESEND_API_KEY);
    need('RESEND_WEBHOOK_SECRET', raw.RESEND_WEBHOOK_SECRET);
    need('MAIL_FROM', raw.MAIL_FROM);
  }
  if (missing.length > 0) {
    throw new EnvError(
      `APP_URL is ${raw.APP_URL}, so this is not local mode, and these must be set: ${missing.join(', ')}`,
    );
  }
  if (localMode && raw.DAIS_NOW) setClock(new Date(raw.DAIS_NOW));
  return {
    port: raw.PORT,
    databaseUrl: raw.DATABASE_URL,
    appUrl: (raw.APP_URL ?? `http://localhost:${raw.PORT}`).replace(/\/$/, ''),
    localMode,
    dataDir,
    authSecret,
    dataKeys: keysOf(
      dataKey,
      raw.DATA_KEY ? raw.DATA_KEYS_OLD : (raw.DATA_KEYS_OLD ?? secrets?.DATA_KEYS_OLD),
    ),
    resendApiKey: raw.RESEND_API_KEY,
    resendWebhookSecret: raw.RESEND_WEBHOOK_SECRET,
    listingsUrls: raw.LISTINGS_URL ?? [],
    replyDomain: raw.REPLY_DOMAIN,
    geocoderUrl: raw.GEOCODER_URL,
    mailFrom: raw.MAIL_FROM ?? 'Dais <letters@dais.localhost>',
  };
}

function isLocal(appUrl: string | undefined): boolean {
  if (appUrl === undefined) return true;
  const { hostname } = new URL(appUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function keysOf(newest: string, old: readonly string[] = []): Env['dataKeys'] {
  const others = [...new Set(old)].filter((key) => key !== newest);
  return [Buffer.from(newest, 'hex'), ...others.map((key) => Buffer.from(key, 'hex'))];
}

type LocalSecrets = { AUTH_SECRET: string; DATA_KEY: string; DATA_KEYS_OLD?: string[] };

/** Secrets of local mode, made once and kept under the data directory, readable by their owner only. */
export function ensureLocalSecrets(dataDir: string): LocalSecrets {
  const file = secretsFile(dataDir);
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dataDir, { recursive: true });
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATA_KEY: randomBytes(32).toString('hex'),
  };
  try {
    writeFileSync(file, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flag: 'wx' });
    return secrets;
  } catch (error) {
    // Another process of the same start was faster: its secrets are the ones.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return read();
    throw error;
  }
}

/** Local mode: a new key seals from now on, those before it stay for reading. For a Dais that is stopped. */
export function addLocalKey(dataDir: string): void {
  const { DATA_KEY, DATA_KEYS_OLD = [], ...rest } = ensureLocalSecrets(dataDir);
  const key = randomBytes(32).toString('hex');
  writeSecrets(dataDir, { ...rest, DATA_KEY: key, DATA_KEYS_OLD: [DATA_KEY, ...DATA_KEYS_OLD] });
}

/** Local mode: forgets the keys before the newest. What they sealed can never be opened again. */
export function dropLocalKeys(dataDir: string): void {
  const { DATA_KEYS_OLD: _, ...rest } = ensureLocalSecrets(dataDir);
  writeSecrets(dataDir, rest);
}

/** As a whole or not at all: a half-written file would lose the keys. */
function writeSecrets(dataDir: string, secrets: LocalSecrets): void {
  const file = secretsFile(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function secretsFile(dataDir: string): string {
  return path.join(dataDir, 'secrets.json');
}
