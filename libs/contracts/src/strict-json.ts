import type { ReasonCode } from './reason-codes';

export interface Fault {
  /** JSON pointer, or '' for the whole message. Never a value: it may be somebody's name. */
  readonly path: string;
  readonly message: string;
}

export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  /** `value` is there when the text was JSON at all; it may be read for an answer, never handled. */
  | {
      readonly ok: false;
      readonly reasonCode: ReasonCode;
      readonly errors: readonly Fault[];
      readonly value?: unknown;
    };

/** Engine rule 12: what comes in is at most 256 KiB. */
export const MAX_BYTES = 256 * 1024;
export const MAX_DEPTH = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON as it may come from outside: UTF-8, at most 256 KiB and 32 levels, no key twice, no U+0000 or lone surrogate
 * (Postgres takes neither), no key that could reach an object's prototype. Never throws.
 */
export function parseStrict(bytes: Uint8Array): StrictJson {
  if (bytes.byteLength > MAX_BYTES) {
    return no('MESSAGE.TOO_LARGE', `${bytes.byteLength} bytes; at most ${MAX_BYTES}`);
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return no('MESSAGE.NOT_UTF8', 'not valid UTF-8');
  }
  if (text.includes('\u0000')) return no('MESSAGE.NUL_CHARACTER', 'holds the character U+0000');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // V8's message quotes the text around the fault; only the position may leave
    const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return no('MESSAGE.NOT_JSON', at === undefined ? 'not valid JSON' : `not valid JSON at position ${at}`);
  }
  const fault = inspect(text);
  return fault ? { ...no(fault.reasonCode, fault.message), value } : { ok: true, value };
}

const no = (reasonCode: ReasonCode, message: string) =>
  ({ ok: false, reasonCode, errors: [{ path: '', message }] }) as const;

interface Level {
  /** Keys seen, of an object; undefined in an array. */
  readonly keys: Set<string> | undefined;
  readonly heldBy: string | undefined;
}

const QUOTE = 34;
const BACKSLASH = 92;

/** Walks a text that is known to be JSON, once, for what JSON.parse lets pass. */
function inspect(text: string): { reasonCode: ReasonCode; message: string } | undefined {
  const levels: Level[] = [];
  let expectsKey = false;
  let key: string | undefined;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 123: // {
      case 91: {
        // [
        if (levels.length === MAX_DEPTH) {
          return { reasonCode: 'MESSAGE.TOO_DEEP', message: `deeper than ${MAX_DEPTH} levels` };
        }
        const isObject = text.charCodeAt(at) === 123;
        levels.push({ keys: isObject ? new Set() : undefined, heldBy: key });
        expectsKey = isObject;
        key = undefined;
        break;
      }
      case 125: // }
      case 93: // ]
        levels.pop();
        expectsKey = false;
        break;
      case 44: // ,
        expectsKey = levels.at(-1)?.keys !== undefined;
        break;
      case QUOTE: {
        const end = endOfString(text, at);
        const inner = text.slice(at + 1, end.at);
        const string = end.escaped ? (JSON.parse(`"${inner}"`) as string) : inner;
        if (end.escaped && string.includes('\u0000')) {
          return { reasonCode: 'MESSAGE.NUL_CHARACTER', message: `U+0000 in the string at position ${at}` };
        }
        if (end.escaped && loneSurrogate.test(string)) {
          return { reasonCode: 'MESSAGE.LONE_SURROGATE', message: `half a character at position ${at}` };
        }
        const level = levels.at(-1);
        if (expectsKey && level?.keys) {
          if (level.keys.has(string)) {
            return { reasonCode: 'MESSAGE.DUPLICATE_KEY', message: `a key twice, at position ${at}` };
          }
          if (string === '__proto__' || (string === 'prototype' && level.heldBy === 'constructor')) {
            return { reasonCode: 'MESSAGE.FORBIDDEN_KEY', message: `forbidden key at position ${at}` };
          }
          level.keys.add(string);
          key = string;
          expectsKey = false;
        }
        at = end.at;
        break;
      }
    }
  }
  return undefined;
}

const loneSurrogate = /\p{Surrogate}/u;

function endOfString(text: string, start: number): { at: number; escaped: boolean } {
  let escaped = false;
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      at++;
    }
  }
  return { at, escaped };
}
