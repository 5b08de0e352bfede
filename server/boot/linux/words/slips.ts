/** Words of `nfsroot=` go in; what was meant as a server or as options, and is read as a path or lost, comes out. */
import { parseIpv4 } from '../../../site/address.js';
import type { KernelParameter } from '../../../site/pxelinux/facts.js';
import { isPlainNfsOption, optionFault } from '../root/nfsoptions.js';
import { tornWords } from './torn.js';

export interface SeparatorSlip {
  readonly nfsroot: KernelParameter;
  /** The first word of the options that do not arrive. */
  readonly option: string;
  /** The word it stands in, where a blank cut it off. */
  readonly apart: KernelParameter | undefined;
  /** `nfsroot=` as it was meant. */
  readonly right: string;
}

/** Options after `:`, `;` or a blank; only where the word can be nothing else than an option. */
export function separatorSlip(parameters: readonly KernelParameter[]): SeparatorSlip | undefined {
  const index = parameters.findLastIndex(({ name, value }) => name === 'nfsroot' && value !== undefined);
  const nfsroot = parameters[index];
  if (nfsroot?.value === undefined) return undefined;
  const { value } = nfsroot;
  const slash = value.indexOf('/');
  const comma = value.indexOf(',');
  const head = comma < 0 ? value : value.slice(0, comma);
  const cut = slash < 0 ? -1 : Math.max(head.lastIndexOf(':'), head.lastIndexOf(';'));
  if (cut > slash) {
    const option = head.slice(cut + 1);
    if (isPlainNfsOption(option) || ((option === 'rw' || option === 'ro') && head[cut] === ':')) {
      return { nfsroot, option, apart: undefined, right: `${value.slice(0, cut)},${value.slice(cut + 1)}` };
    }
  }
  const next = parameters[index + 1];
  if (next === undefined || next.place.file !== nfsroot.place.file) return undefined;
  if (next.place.span.start < nfsroot.place.span.end) return undefined;
  const word = next.value === undefined ? next.name : `${next.name}=${next.value}`;
  const first = word.replace(/^,+/, '').split(',')[0] ?? '';
  const begins = word.startsWith(',') && first !== '' && optionFault(first) === undefined;
  if (!begins && !isPlainNfsOption(first)) return undefined;
  const glue = begins || value.endsWith(',') ? '' : ',';
  return { nfsroot, option: first, apart: next, right: value + glue + word };
}

/** A blank between the server and the path, or before both: what follows is lost. */
export function tornRoot(
  parameters: readonly KernelParameter[],
): { readonly rest: KernelParameter; readonly right: string } | undefined {
  const index = parameters.findLastIndex(({ name, value }) => name === 'nfsroot' && value !== undefined);
  const nfsroot = parameters[index];
  if (nfsroot === undefined) {
    const torn = tornWords(parameters).find(({ name }) => name === 'nfsroot');
    const [first] = torn?.rest ?? [];
    return torn && first && { rest: first, right: torn.right.slice('nfsroot='.length) };
  }
  const rest = parameters[index + 1];
  if (nfsroot?.value === undefined || rest === undefined || rest.place.file !== nfsroot.place.file)
    return undefined;
  const { value } = nfsroot;
  const word = rest.value === undefined ? rest.name : `${rest.name}=${rest.value}`;
  const server = value.endsWith(':') && parseIpv4(value.slice(0, -1)) !== undefined;
  const torn = server ? /^\//.test(word) : value === '' && /^(?:[\d.]+:)?\//.test(word);
  return torn ? { rest, right: value + word } : undefined;
}

/** The part before the colon when it is no IPv4 address; the whole value when the kernel would take it for a name. */
export function serverWord(value: string): string | undefined {
  const [head = ''] = value.split(/[:,]/);
  if (value === '' || /^[/,]/.test(value) || parseIpv4(head) !== undefined) return undefined;
  return !value.includes(':') && /^\d/.test(value) ? undefined : head;
}
