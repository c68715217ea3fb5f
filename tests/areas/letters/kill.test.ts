import { afterAll, beforeAll, expect, it } from 'vitest';
import { submitLetter } from '#lib/letters/mutations.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { type ResendServer, startResendServer } from '#scripts/support/resend-double.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';
import { Chance } from './kill-support/chance.ts';
import { Killer } from './kill-support/killer.ts';
import { Postman, SECRET } from './kill-support/postman.ts';
import { report } from './kill-support/report.ts';

const KILLS = 100;
const LETTERS = 100;
const RECIPIENTS = 20;
const WORKERS = 2;

const database = useDatabase({ empty: true });
const chance = new Chance(Number(process.env.KILL_SEED ?? 20261123));
const postman = new Postman(chance);
const killer = new Killer(chance, () => database.url);
let calm = false;
let resend: ResendServer;
const terms: string[] = [];

beforeAll(async () => {
  await makeTowns(database.db);
  for (let index = 0; index < RECIPIENTS; index++) {
    terms.push((await makeMember(database.db, { email: `m${index}@town.example` })).termId);
  }
  process.env.RESEND_WEBHOOK_SECRET = SECRET;
  forgetEnv();
  resend = await startResendServer({
    perSecond: 100,
    choose: () => (calm ? 'ok' : chance.behaviour()),
    thinksMs: () => 20 + chance.upTo(100),
    onTaken: (message) => postman.tellOf(message),
    onCall: (apiKey, moment) => killer.noteCall(apiKey, moment),
  });
  killer.url = resend.url;
  await killer.warmUp();
}, 60_000);
afterAll(async () => {
  await killer.stop();
  delete process.env.RESEND_WEBHOOK_SECRET;
  forgetEnv();
  await resend.close();
});

/** Letters come in while workers die. */
async function submitThemAll(): Promise<void> {
  for (let letter = 0; letter < LETTERS; letter++) {
    const outcome = await submitLetter(await makePerson(database.db), letterTo(terms));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    while (killer.kills < (letter * KILLS) / LETTERS) await chance.wait(50);
  }
}

/** What waiting would do: what is to be tried again later is due now. */
async function letTimePass(): Promise<void> {
  await database.db
    .$executeRaw`UPDATE "DeliveryBatch" SET "notBefore" = now() - interval '1 day' WHERE worker IS NULL`;
  await database.db.$executeRaw`
    UPDATE "Delivery" SET "queuedAt" = "queuedAt" - interval '1 hour' WHERE state = 'queued' AND "queuedAt" > now()`;
}

const onTheirWay = () => database.db.delivery.count({ where: { state: { in: ['queued', 'claimed'] } } });

it(`${KILLS} × kill -9 over ${LETTERS * RECIPIENTS} copies: each is accepted exactly once, none is lost`, async () => {
  const begun = performance.now();
  await Promise.all([
    submitThemAll(),
    ...Array.from({ length: WORKERS }, () => killer.keepKilling(() => killer.kills < KILLS)),
  ]);
  calm = true;
  const last = killer.start();
  await expect
    .poll(
      async () => {
        await letTimePass();
        return onTheirWay();
      },
      { timeout: 180_000, interval: 500 },
    )
    .toBe(0);
  await postman.finish();
  await killer.end(last);

  const result = await report({ db: database.db, resend, postman, killer });
  process.stdout.write(`\n${result.table}\nIt took ${Math.round((performance.now() - begun) / 1000)} s.\n\n`);
  expect(killer.kills).toBeGreaterThanOrEqual(KILLS);
  expect(result.deliveries).toBe(LETTERS * RECIPIENTS);
  expect(result.acceptedTwice).toEqual([]);
  expect(result.neverAccepted).toEqual([]);
  expect(result.unexplained).toEqual([]);
  expect(resend.seen.conflicts).toBe(0);
  expect(await database.db.deliveryBatch.count({ where: { endedAt: null } })).toBe(0);
}, 900_000);
