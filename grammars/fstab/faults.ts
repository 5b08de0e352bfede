/** What stands on one fstab line goes in, what libmount and findmnt have against it comes out. */
import type { Problem, Span } from '../text/index.js';
import type { FieldNode, MountNode } from './document.js';
import { sourceTags } from './facts.js';

function quote(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 77)}...` : text}"`;
}

function refused(rule: string, span: Span, message: string): Problem {
  return { rule, severity: 'error', span, message, refusedBy: 'findmnt' };
}

const highest = 2n ** 63n - 1n;

/** Fields 5 and 6 as strtol(3) reads them; too large a number passes only as the last thing on the line. */
function isNumber(text: string, last: boolean): boolean {
  if (!/^[\f\v\r]*[+-]?[0-9]+$/.test(text)) return false;
  if (text.length < 19 || last) return true;
  const digits = text.replace(/^[\f\v\r]*[+-]?0*/, '');
  if (digits.length > 19) return false;
  return BigInt(digits === '' ? '0' : digits) <= highest;
}

function numberFault(mount: MountNode, field: FieldNode, which: 'fifth' | 'sixth'): Problem {
  const { text, span } = field;
  if (text.startsWith('#')) {
    return refused(
      'fstab/syntax',
      span,
      `A comment cannot stand here: the ${which} field is a number, so mount ignores the whole line. Put the comment on a line of its own.`,
    );
  }
  const word = text.split(',')[0] ?? text;
  if (which === 'fifth' && /^[A-Za-z_,]/.test(text)) {
    const gap = { start: mount.options?.span.end ?? span.start, end: span.start };
    return {
      ...refused(
        'fstab/field-count',
        { start: gap.start, end: span.end },
        `A blank inside the options: ${quote(word)} is read as the fifth field, which is a number, so mount ignores the whole line. Write the options without blanks.`,
      ),
      fix: { title: 'Join the options', safe: false, edits: [{ span: gap, newText: joint(mount, text) }] },
    };
  }
  return refused(
    'fstab/syntax',
    span,
    `The ${which} field is ${quote(text)}, and a number is expected there, so mount ignores the whole line.`,
  );
}

function joint(mount: MountNode, text: string): string {
  const last = mount.options?.options[mount.options.options.length - 1];
  const open = last !== undefined && last.span.end < (mount.options?.span.end ?? 0);
  return open || text.startsWith(',') ? '' : ',';
}

function missing(mount: MountNode): Problem | undefined {
  if (mount.type !== undefined) return undefined;
  const lacks = mount.target === undefined ? 'mount point and the type' : 'type';
  return refused(
    'fstab/field-count',
    mount.span,
    `The ${lacks} of ${quote(mount.source.text)} is missing, so mount ignores the line. A line has a source, a mount point, a type and options.`,
  );
}

function unknownTag(source: FieldNode): Problem | undefined {
  // findmnt takes any word before `=` for a tag; a path or a server may hold the sign and is left alone.
  const match = /^([^=/:]*)=(.)/.exec(source.text);
  const tag = match?.[1];
  // libblkid reads no tag where the value's quote is not closed.
  const [whole = '', , mark = ''] = match ?? [];
  if ((mark === '"' || mark === "'") && !source.text.slice(whole.length).includes(mark)) return undefined;
  if (tag === undefined || sourceTags.includes(tag)) return undefined;
  const upper = tag.toUpperCase();
  const meant = sourceTags.includes(upper) ? ` Write ${upper}= in capitals.` : '';
  return {
    ...refused(
      'fstab/syntax',
      source.span,
      `${quote(`${tag}=`)} names no kind of device: ${sourceTags.join(', ')} do.${meant}`,
    ),
    ...(meant === ''
      ? {}
      : {
          fix: {
            title: `Write ${upper}`,
            safe: true,
            edits: [
              { span: { start: source.span.start, end: source.span.start + tag.length }, newText: upper },
            ],
          },
        }),
  };
}

export interface LineFaults {
  readonly problems: readonly Problem[];
  readonly ignored: boolean;
}

export function faultsOf(mount: MountNode): LineFaults {
  const short = missing(mount);
  if (short !== undefined) return { problems: [short], ignored: true };
  const { freq, pass, rest } = mount;
  if (freq !== undefined && !isNumber(freq.text, pass === undefined)) {
    return { problems: [numberFault(mount, freq, 'fifth')], ignored: true };
  }
  if (pass !== undefined && !isNumber(pass.text, rest.length === 0)) {
    return { problems: [numberFault(mount, pass, 'sixth')], ignored: true };
  }
  const problems: Problem[] = [];
  const tag = unknownTag(mount.source);
  if (tag !== undefined) problems.push(tag);
  const seventh = rest[0];
  const last = rest[rest.length - 1];
  if (seventh !== undefined && last !== undefined && !seventh.text.startsWith('#')) {
    problems.push({
      rule: 'fstab/field-count',
      severity: 'warning',
      span: { start: seventh.span.start, end: last.span.end },
      message: `A line has six fields; ${quote(seventh.text)} and what follows is never read.`,
      refusedBy: null,
    });
  }
  return { problems, ignored: false };
}
