/** A command that puts something into variables goes in; which ones, with their values, and whether it succeeds come out (regexp.c, search_wrap.c, probe.c and loadenv.c of GRUB 2.06, which was asked). */
import type { Answer } from '../../../site/place.js';
import type { Argument } from './expand.js';

export interface Filled {
  readonly status: Answer;
  /** Undefined is a value that is not known. */
  readonly values: ReadonlyMap<string, string | undefined>;
}

/** What a command of this name leaves in variables; undefined for one that touches none. */
export function filled(name: string, args: readonly Argument[]): Filled | undefined {
  switch (name) {
    case 'regexp':
      return matched(args);
    case 'search':
      return found(args);
    case 'search.file':
    case 'search.fs_uuid':
    case 'search.fs_label':
      return open([args[1]?.text]);
    case 'read':
    case 'net_get_dhcp_option':
      return open([args[0]?.text]);
    case 'load_env':
      return open(namesLoaded(args));
    default: {
      const { names } = options(args);
      return names.length === 0 ? undefined : open(names);
    }
  }
}

function open(names: readonly (string | undefined)[]): Filled {
  const known = names.filter((name) => name !== undefined);
  return { status: 'unknown', values: new Map(known.map((name) => [name, undefined])) };
}

interface Options {
  /** Behind `--set=` or `--set` or `-s`; undefined where nothing stands there that is no option. */
  readonly names: readonly (string | undefined)[];
  readonly rest: readonly Argument[];
}

/** `hinted`: `--hint` takes a word of its own as well. */
function options(args: readonly Argument[], hinted = false): Options {
  const names: (string | undefined)[] = [];
  const rest: Argument[] = [];
  for (let i = 0; i < args.length; i++) {
    const word = args[i];
    if (word === undefined) continue;
    const { text = '' } = word;
    const behind = args[i + 1]?.text;
    const whole = /^--set=(.*)/s.exec(text)?.[1];
    if (whole !== undefined) names.push(whole);
    else if (text === '--set' || /^-[a-z]*s$/.test(text)) {
      const named = behind?.startsWith('-') === true ? undefined : behind;
      names.push(named);
      if (named !== undefined) i++;
    } else if (hinted && /^--hint(?:-[a-z0-9]+)?$/.test(text)) i++;
    else if (!word.begins.startsWith('-')) rest.push(word);
  }
  return { names, rest };
}

/** It finds disks, never a server: which one, and whether any, is not known. `root` is meant where no name stands there, or the only word is what to look for. */
function found(args: readonly Argument[]): Filled {
  const { names, rest } = options(args, true);
  return open(names.map((name) => (rest.length === 0 ? 'root' : (name ?? 'root'))));
}

/** What takes the server out of a device, as many configurations do with `$prefix`; other patterns are not followed. */
const SERVER = /^(\^?)(\\\()?(tftp|https?|pxe),\(\[\^\)\]\+\)(\\\))?(?:\.\*|\(\.\*\))?\$?$/;

function matched(args: readonly Argument[]): Filled {
  const { names, rest } = options(args);
  const [pattern, word] = rest.map(({ text }) => text);
  const [whole, anchor, opens, protocol, closes] = SERVER.exec(pattern ?? '') ?? [];
  // The first part is meant where no number stands before the name.
  const parts = names.map((name) => /^(?:1:)?([A-Za-z_]\w*)$/.exec(name ?? '')?.[1]);
  if (whole === undefined || word === undefined || parts.includes(undefined))
    return open(names.map((name) => name?.replace(/^\d+:/, '')));
  const head = `${opens === undefined ? '' : '('}${protocol},`;
  const at = word.indexOf(head);
  const behind = word.slice(at + head.length);
  const server = /^[^)]+/.exec(behind)?.[0];
  const fits = at >= 0 && (anchor === '' || at === 0) && server !== undefined;
  if (!fits || (closes !== undefined && behind === server)) return { status: 'no', values: new Map() };
  return { status: 'yes', values: new Map(parts.map((name) => [name ?? '', server])) };
}

/** As grub-mkconfig and the scripts of distributions keep them. */
const USUAL = ['saved_entry', 'prev_saved_entry', 'next_entry', 'boot_once', 'recordfail'];

/** What was saved is in no file that is read here. */
function namesLoaded(args: readonly Argument[]): readonly (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (let i = 0; i < args.length; i++) {
    const text = args[i]?.text;
    if (text === '-f' || text === '--file') i++;
    else if (text?.startsWith('-') !== true) names.push(text);
  }
  return names.length === 0 ? USUAL : names;
}
