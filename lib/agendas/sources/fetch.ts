import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ReadingError } from './reading.ts';

export type FetchOptions = {
  /** Addresses of this machine and its network may be read: local mode and tests only. */
  allowPrivate: boolean;
  accept: string;
  timeoutMs?: number;
  maxBytes?: number;
};

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 4;

/**
 * Reads a public address as text, bounded in time and size. Private networks are refused at the moment of
 * connecting, for every redirect, so that a name which changes its address cannot lead inside.
 * @throws ReadingError saying what the other side did
 */
export async function fetchText(address: string, options: FetchOptions): Promise<string> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  let url = address;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await request(url, options, signal, address);
    if ('text' in answer) return answer.text;
    if (!URL.canParse(answer.location, url)) break;
    url = new URL(answer.location, url).href;
  }
  throw new ReadingError(address, 'it redirects too often or to nowhere', 'Check the address of the source');
}

type Answer = { text: string } | { location: string };

function request(target: string, options: FetchOptions, signal: AbortSignal, shown: string): Promise<Answer> {
  const url = new URL(target);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ReadingError(shown, `"${url.protocol}" is not read`, 'Use an http or https address');
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!options.allowPrivate && isIP(literal) && isPrivate(literal)) throw privateError(shown);
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(error instanceof ReadingError ? error : describe(error, signal, options, shown));
    const sent = client.get(
      url,
      {
        signal,
        agent: false,
        headers: {
          accept: options.accept,
          'accept-encoding': 'identity',
          'user-agent': 'Dais agenda reader',
        },
        lookup: options.allowPrivate ? undefined : publicOnly(shown),
      },
      (answer) => {
        answer.on('error', fail);
        const status = answer.statusCode ?? 0;
        if (status >= 300 && status < 400 && answer.headers.location) {
          answer.resume();
          resolve({ location: answer.headers.location });
          return;
        }
        if (status !== 200) {
          answer.resume();
          fail(new ReadingError(shown, `it answered ${status}`, 'Check the address, or try again later'));
          return;
        }
        const most = options.maxBytes ?? MAX_BYTES;
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > most) {
            sent.destroy();
            fail(
              new ReadingError(shown, `the answer is larger than ${most} bytes`, 'Ask for a shorter span'),
            );
            return;
          }
          chunks.push(chunk);
        });
        answer.on('end', () => {
          if (answer.complete) resolve({ text: Buffer.concat(chunks).toString('utf8') });
          else fail(new ReadingError(shown, 'the answer was cut off', 'Try again later'));
        });
      },
    );
    sent.on('error', fail);
  });
}

function describe(error: Error, signal: AbortSignal, options: FetchOptions, shown: string): ReadingError {
  if (signal.aborted) {
    const seconds = (options.timeoutMs ?? TIMEOUT_MS) / 1000;
    return new ReadingError(shown, `no whole answer within ${seconds} s`, 'Try again later');
  }
  const code = (error as NodeJS.ErrnoException).code ?? error.message;
  return new ReadingError(shown, `it cannot be reached (${code})`, 'Check the address and the network');
}

const privateError = (shown: string) =>
  new ReadingError(shown, 'it leads to a private network', 'Only public addresses are read');

/** A look-up that answers with public addresses only. */
function publicOnly(shown: string): LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const open = addresses.filter(({ address }) => !isPrivate(address));
      const [first] = open;
      if (!first) return callback(privateError(shown), '', 0);
      if (options.all) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}

/** Of IPv6 only global unicast (2000::/3) is public, without the tunnels that wrap an IPv4 address. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const TUNNELS_6 = new BlockList();
TUNNELS_6.addSubnet('2001::', 32, 'ipv6');
TUNNELS_6.addSubnet('2002::', 16, 'ipv6');

export function isPrivate(address: string): boolean {
  if (isIP(address) === 4) return PRIVATE.check(address, 'ipv4');
  return !PUBLIC_6.check(address, 'ipv6') || TUNNELS_6.check(address, 'ipv6');
}
