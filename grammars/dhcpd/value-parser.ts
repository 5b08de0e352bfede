/** Tokens go in, values come out: strings, addresses, octets, names, and rows of them. The lowest layer of the parser. */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { isReal, skipValidations } from '../text/chevrotain.js';
import { ipv4OfOctets, type Span } from '../text/index.js';
import type { Item, Named, Value } from './document.js';
import { messages } from './messages.js';
import {
  Address,
  Colon,
  Comma,
  Count,
  Dot,
  Octets,
  Piece,
  Slash,
  Text,
  unquote,
  vocabulary,
  Word,
} from './tokens.js';

const nowhere: Span = { start: 0, end: 0 };

/**
 * Recovery is not left to the library: the reader knows where each statement ends before it is parsed and
 * hands in the tokens of one statement head at a time, so that an error cannot leak into a neighbour.
 */
export class ValueParser extends EmbeddedActionsParser {
  /** Offset of the statement that is being parsed: spans are made relative to it. */
  base = 0;

  constructor() {
    super(vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      errorMessageProvider: messages,
      skipValidations,
    });
  }

  protected span(token: IToken): Span {
    if (!isReal(token)) return nowhere;
    const start = token.startOffset - this.base;
    return { start, end: start + token.image.length };
  }

  protected named(token: IToken): Named {
    return { text: token.image, span: this.span(token) };
  }

  protected textItem(token: IToken): Item & { kind: 'string' } {
    return { kind: 'string', value: unquote(token.image), span: this.span(token) };
  }

  /** Set while a row has had `::`: from there on a blank ends it. */
  private inAddress6 = false;

  private adjacent = (): boolean => {
    const last = this.LA(0);
    const next = this.LA(1);
    const touching = last.startOffset + last.image.length === next.startOffset;
    if (this.inAddress6 || touching) return touching;
    // `8 ::`: a number, and an address that begins with two colons.
    return next.tokenType !== Colon || this.LA(2).tokenType !== Colon;
  };

  /** A piece, or a row of pieces with dots or colons between them. */
  readonly rowValue = this.RULE('rowValue', (): Item => {
    const first = this.LA(1);
    let last = first;
    let text = '';
    const take = (token: IToken): void => {
      if (token.tokenType === Colon && last.tokenType === Colon && last !== token) this.inAddress6 = true;
      last = token;
      text += token.image;
    };
    this.inAddress6 = false;
    this.OR([
      { ALT: () => take(this.CONSUME(Piece)) },
      {
        ALT: () => {
          take(this.CONSUME(Colon));
          take(this.CONSUME1(Colon));
          this.OPTION({ GATE: this.adjacent, DEF: () => take(this.CONSUME1(Piece)) });
        },
      },
    ]);
    this.MANY({
      GATE: this.adjacent,
      DEF: () => {
        this.OR1([{ ALT: () => take(this.CONSUME2(Colon)) }, { ALT: () => take(this.CONSUME(Dot)) }]);
        this.OPTION1({ GATE: this.adjacent, DEF: () => take(this.CONSUME2(Piece)) });
      },
    });
    return this.ACTION(() => {
      if (last === first) return readPiece(first, this.span(first));
      return readRow(text, { start: this.span(first).start, end: this.span(last).end });
    });
  });

  readonly itemValue = this.RULE('itemValue', (): Item => {
    return this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(Text);
          return this.ACTION(() => this.textItem(token));
        },
      },
      { ALT: () => this.SUBRULE(this.rowValue) },
    ]);
  });

  /** Everything to the end of the statement: records separated by commas. */
  readonly listValue = this.RULE('listValue', (): Value => {
    const records: Item[][] = [[]];
    let record = records[0] as Item[];
    let start = -1;
    let end = 0;
    this.AT_LEAST_ONE(() => {
      this.OR([
        {
          ALT: () => {
            const item = this.SUBRULE(this.itemValue);
            this.ACTION(() => {
              record.push(item);
              if (start < 0) start = item.span.start;
              end = item.span.end;
            });
          },
        },
        {
          ALT: () => {
            const comma = this.CONSUME(Comma);
            this.ACTION(() => {
              record = [];
              records.push(record);
              if (start < 0) start = this.span(comma).start;
              end = this.span(comma).end;
            });
          },
        },
        {
          ALT: () => {
            const slash = this.CONSUME(Slash);
            this.ACTION(() => {
              const span = this.span(slash);
              record.push({ kind: 'slash', span });
              if (start < 0) start = span.start;
              end = span.end;
            });
          },
        },
      ]);
    });
    return { span: { start: Math.max(start, 0), end }, records };
  });

  /** The name of a host, zone or key: words and numbers joined by dots, perhaps with a dot at the end. */
  readonly dottedValue = this.RULE('dottedValue', (): Named => {
    const first = this.CONSUME(Piece);
    let text = first.image;
    let last = first;
    let ended = false;
    this.MANY({
      GATE: () => !ended,
      DEF: () => {
        last = this.CONSUME(Dot);
        text += '.';
        ended = true;
        this.OPTION(() => {
          last = this.CONSUME1(Piece);
          text += last.image;
          ended = false;
        });
      },
    });
    return this.ACTION(() => ({ text, span: { start: this.span(first).start, end: this.span(last).end } }));
  });

  readonly quotedValue = this.RULE('quotedValue', (): Named => {
    const token = this.CONSUME(Text);
    return this.ACTION(() => ({ text: unquote(token.image), span: this.span(token) }));
  });

  readonly quotedOrDottedValue = this.RULE('quotedOrDottedValue', (): Named => {
    return this.OR([
      { ALT: () => this.SUBRULE(this.quotedValue) },
      { ALT: () => this.SUBRULE(this.dottedValue) },
    ]);
  });

  readonly wordValue = this.RULE('wordValue', (): Named => {
    const token = this.CONSUME(Word);
    return this.ACTION(() => this.named(token));
  });
}

function readPiece(token: IToken, span: Span): Item {
  const text = token.image;
  if (token.tokenType === Count) return readNumber(text, span);
  if (token.tokenType === Octets) return readOctets(text, span);
  if (token.tokenType === Address) return readAddress(text, span);
  if (text.startsWith('0x') || text.startsWith('0X')) return readNumber(text, span);
  return { kind: 'name', text, span };
}

function readNumber(text: string, span: Span): Item {
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const hex = /^0[xX][0-9A-Fa-f]+$/.test(digits);
  const octal = !hex && digits.length > 1 && digits.startsWith('0');
  if (!hex && digits.length > 1 && !/^[0-9]+$/.test(digits)) return { kind: 'name', text, span };
  const value = hex ? Number.parseInt(digits, 16) : Number.parseInt(digits, octal ? 8 : 10);
  if (!Number.isFinite(value) || (octal && /[89]/.test(digits))) return { kind: 'malformed', text, span };
  return { kind: 'number', value: negative ? -value : value, text, span };
}

function readOctets(text: string, span: Span): Item {
  const octets = text.split(':').map((part) => Number.parseInt(part, 16));
  return { kind: 'octets', octets, span };
}

function readAddress(text: string, span: Span): Item {
  const octets = text.split('.').map((part) => Number.parseInt(part, 10));
  if (octets.some((octet) => octet > 255)) return { kind: 'malformed', text, span };
  return { kind: 'address', value: ipv4OfOctets(octets), span };
}

/** What a row of pieces is, by its spelling. */
function readRow(text: string, span: Span): Item {
  if (text.length > 2000) return { kind: 'malformed', text, span };
  if (text.includes(':')) {
    if (/^0*[0-9A-Fa-f]{1,2}(?::0*[0-9A-Fa-f]{1,2})*$/.test(text)) {
      // Eight short groups are an IPv6 address as well as octets; where an address is asked for, `isAddress6` says so.
      return readOctets(text, span);
    }
    return isAddress6(text) ? { kind: 'address6', text, span } : { kind: 'malformed', text, span };
  }
  if (/^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/.test(text)) return readAddress(text, span);
  if (text.includes('..')) return { kind: 'malformed', text, span };
  // An address is meant as soon as a number, a dot and a number begin the row (parse_ip_addr_or_hostname).
  return /^[0-9]+\.[0-9]+(\.|$)/.test(text)
    ? { kind: 'malformed', text, span }
    : { kind: 'name', text, span };
}

/** An IPv6 address as inet_pton(3) takes it. */
export function isAddress6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [at, part] of parts.entries()) {
      const final = index === halves.length - 1 && at === parts.length - 1;
      if (final && part.includes('.')) {
        const octets = part.split('.');
        if (octets.length !== 4 || !octets.every((o) => /^[0-9]{1,3}$/.test(o) && Number(o) < 256))
          return false;
        groups += 2;
      } else {
        if (!/^[0-9A-Fa-f]{1,4}$/.test(part)) return false;
        groups++;
      }
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8;
}
