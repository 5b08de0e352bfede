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

/** Fields 5 and 6 as strtol(3) reads them; too large a number passes only where not even a blank follows on the line. */
function isNumber(text: string, last: boolean): boolean {
  const [, sign, digits = ''] = /^[\f\v\r]*([+-]?)0*([0-9]*)$/.exec(text) ?? [];
  if (sign === undefined || !/[0-9]$/.test(text)) return false;
  if (digits.length < 19 || last) return true;
  if (digits.length > 19) return false;
  return BigInt(digits) <= (sign === '-' ? highest + 1n : highest);
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
  const [, tag, value = ''] = /^([^=/:]*)=([\s\S]+)$/.exec(source.text) ?? [];
  // libblkid reads no tag where the value's quote is not closed, or where nothing stands between the quotes.
  const mark = value[0] ?? '';
  if ((mark === '"' || mark === "'") && value.lastIndexOf(mark) < 2) return undefined;
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

/** `end` is where the text of the line ends, blanks included but not its line end. */
export function faultsOf(mount: MountNode, end: number): LineFaults {
  const short = missing(mount);
  if (short !== undefined) return { problems: [short], ignored: true };
  const { freq, pass, rest } = mount;
  if (freq !== undefined && !isNumber(freq.text, freq.span.end === end)) {
    return { problems: [numberFault(mount, freq, 'fifth')], ignored: true };
  }
  if (pass !== undefined && !isNumber(pass.text, pass.span.end === end)) {
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
