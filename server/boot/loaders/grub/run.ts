/** Commands of a configuration and the state of a GRUB go in; the state afterwards comes out. Follows grub-core/script/execute.c. */
import { isSlip } from '../../../../grammars/text/index.js';
import { kernelCommands, ramdiskCommands } from '../../../site/grub/commands.js';
import type {
  GrubCommand,
  GrubConfig,
  GrubFor,
  GrubIf,
  GrubLoop,
  GrubStatement,
} from '../../../site/grub/facts.js';
import type { Answer, Place } from '../../../site/place.js';
import { condition, not, type Presence } from './condition.js';
import { type Argument, expandAll, joined } from './expand.js';
import { isForeign } from './foreign.js';
import { entryWords } from './menuentry.js';
import { assign, eitherWay, type Failed, type Leaving, type State } from './state.js';
import { filled } from './variables.js';

/** What a run asks about the site. */
export interface Around {
  readonly present: Presence;
  /** Whether `test` finds it in the list of its folder. */
  readonly tested: Presence;
  /** The configuration that a name leads to. */
  open(name: string): GrubConfig | undefined;
}

/** Functions and files in each other. */
const DEEPEST = 20;

/** Commands whose success tells nothing, and that change nothing that is followed. */
const SUCCEEDS = new Set(['true', 'echo', 'export', 'clear', 'sleep', 'set', 'unset', ':']);

/** Those that fail with 1; others have numbers of their own. */
const ONE = new Set(['[', 'test', 'false', '!']);

const FOR_UEFI = new Set(['linuxefi', 'initrdefi']);

/** Up to the next blank, also one in a variable without quotes; words behind it are passed over (asked of 2.06). */
const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** They run commands that stand in a text, or take entries out of files of another kind. */
const READS = new Set([
  ...['eval', 'blscfg', 'legacy_configfile', 'legacy_source', 'syslinux_configfile', 'syslinux_source'],
  ...['extract_entries_configfile', 'extract_entries_source', 'extract_legacy_entries_configfile'],
  ...['extract_legacy_entries_source', 'extract_syslinux_entries_configfile'],
  'extract_syslinux_entries_source',
]);

/** GRUB sets them from what DHCP tells (grub-core/net/bootp.c), beside one of each kind for every card. */
const TOLD = ['net_default_interface', 'net_default_ip', 'net_default_mac', 'net_default_server'];

/** Why it is not known what a configuration does. */
export function refusesPart({ name }: GrubConfig): string {
  return `GRUB refuses a part of ${name}, and what is left of it is not followed`;
}

export class Run {
  readonly #around: Around;
  readonly #state: State;
  #depth = 0;
  /** Loops and functions that run: `break` and `return` outside of them do nothing. */
  #loops = 0;
  #functions = 0;
  /** What the last `return` handed on. */
  #returned: string | undefined;
  /** Of the last command: whether it succeeded, and the number that `$?` is. */
  #last: Answer = 'yes';
  #code: string | undefined = '0';

  constructor(around: Around, state: State) {
    this.#around = around;
    this.#state = state;
  }

  lookup = (name: string): string | undefined => {
    const { variables, words } = this.#state;
    if (/^\d+$/.test(name)) {
      const word = words[Number(name) - 1];
      return word === undefined ? '' : word.text;
    }
    if (name === '#') return String(words.length);
    if (name === '*' || name === '@') return joined(words, name);
    if (name === '?') return this.#code;
    if (variables.has(name)) return variables.get(name);
    // What the cards and the firmware tell is in no file, but nobody sets a name that is misspelt.
    const told = /^(?:net_|pxe_|smbios)/.test(name) && !TOLD.some((own) => isSlip(name, own));
    return told ? undefined : '';
  };

  /** Whether the last of the commands succeeds. */
  all(statements: readonly GrubStatement[]): Answer {
    let status: Answer = 'yes';
    for (const statement of statements) {
      if (this.#state.ending !== undefined || this.#state.leaving !== undefined) break;
      if (this.#state.left-- <= 0) {
        this.#state.unsure ??= { value: 'it runs too many commands', place: statement.place };
        break;
      }
      status = this.#uncertainly(statement);
    }
    return status;
  }

  /** What a template may leave out is followed both ways. */
  #uncertainly(statement: GrubStatement): Answer {
    if (!statement.uncertain) return this.#one(statement);
    const reason = 'it depends on what the template is filled in with';
    return this.#eitherWay(statement.place, reason, [() => this.#one(statement), () => undefined]);
  }

  /** What the last command was is not known afterwards either. */
  #eitherWay(place: Place, reason: string, ways: readonly (() => void)[]): 'unknown' {
    eitherWay(this.#state, place, reason, ways);
    this.#ended('unknown', undefined);
    return 'unknown';
  }

  #ended(status: Answer, code: string | undefined): void {
    this.#last = status;
    this.#code = status === 'yes' ? '0' : code;
  }

  #one(statement: GrubStatement): Answer {
    switch (statement.kind) {
      case 'command':
        return this.#command(statement);
      case 'if':
        return this.#if(statement, 0);
      case 'for':
        return this.#for(statement);
      case 'function':
        this.#state.functions.set(statement.name, statement);
        return 'yes';
      case 'loop':
        return this.#loop(statement);
    }
  }

  #if(statement: GrubIf, at: number): Answer {
    const branch = statement.branches[at];
    if (branch === undefined) {
      const { otherwise } = statement;
      if (otherwise !== undefined) return this.all(otherwise.statements);
      this.#ended('yes', '0');
      return 'yes';
    }
    const status = this.all(branch.condition.statements);
    const taken = (): Answer => this.all(branch.block.statements);
    const passed = (): Answer => this.#if(statement, at + 1);
    if (status === 'yes') return taken();
    if (status === 'no') return passed();
    const reason = 'it depends on a condition that no file decides';
    return this.#eitherWay(branch.condition.place, reason, [taken, passed]);
  }

  #for({ variable, items, block }: GrubFor): Answer {
    let status: Answer = 'yes';
    for (const { text } of expandAll(items, this.lookup)) {
      assign(this.#state, variable, text);
      status = this.#round(block.statements);
      if (this.#isLeft()) break;
    }
    return status;
  }

  #loop({ until, condition: asked, block, place }: GrubLoop): Answer {
    const state = this.#state;
    while (state.left-- > 0 && state.ending === undefined) {
      const status = this.all(asked.statements);
      if (status === 'unknown') {
        const reason = 'it depends on a condition that no file decides';
        this.#eitherWay(place, reason, [() => this.#round(block.statements), () => undefined]);
        this.#isLeft();
        return 'unknown';
      }
      if ((status === 'yes') === until) return 'yes';
      this.#round(block.statements);
      if (this.#isLeft()) return 'unknown';
    }
    if (state.ending === undefined) state.unsure ??= { value: 'it runs too many commands', place };
    return 'unknown';
  }

  #round(statements: readonly GrubStatement[]): Answer {
    this.#loops++;
    const status = this.all(statements);
    this.#loops--;
    return status;
  }

  /** Behind a round of a loop: whether it is over. */
  #isLeft(): boolean {
    const { leaving } = this.#state;
    if (leaving === undefined) return false;
    if (leaving.kind === 'return') return true;
    const loops = leaving.loops - 1;
    this.#state.leaving = loops > 0 ? { ...leaving, loops } : undefined;
    return loops > 0 || leaving.kind === 'break';
  }

  /** Words of its own has a function, and an entry of the menu; outside of them what asks for some does nothing. */
  get #hasWords(): boolean {
    return this.#functions > 0 || this.#state.words.length > 0;
  }

  #shift(number: Argument | undefined): Answer {
    if (!this.#hasWords) return 'yes';
    const count = number === undefined ? 1 : Number(number.text ?? Number.NaN);
    const { words } = this.#state;
    if (!(count >= 0 && count <= words.length)) return Number.isNaN(count) ? 'unknown' : 'no';
    this.#state.words = words.slice(count);
    return 'yes';
  }

  /** `break` and `continue` count loops, `return` has a status; what is no such number leaves nothing. */
  #leave(kind: Leaving['kind'], [number, ...more]: readonly Argument[]): Answer {
    const isReturn = kind === 'return';
    if (isReturn && !this.#hasWords) return 'no';
    if (!isReturn && this.#loops === 0) return 'yes';
    const text = number?.text ?? '1';
    const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (more.length > 0 || Number.isNaN(count) || (!isReturn && count === 0)) return 'no';
    this.#state.leaving = { kind, loops: Math.min(count, this.#loops) };
    if (!isReturn) return 'yes';
    if (number === undefined) {
      this.#returned = this.#code;
      return this.#last;
    }
    this.#returned = number.text === undefined ? undefined : String(count);
    return number.text === undefined ? 'unknown' : count === 0 ? 'yes' : 'no';
  }

  #command(command: GrubCommand): Answer {
    const words = expandAll(command.words, this.lookup);
    const status = this.#run(words, command);
    this.#ended(status, this.#codeOf(words[0]?.text ?? '', status));
    return status;
  }

  /** The number that a command fails with. */
  #codeOf(name: string, status: Answer): string | undefined {
    if (status !== 'no') return undefined;
    if (name === 'return') return this.#hasWords ? this.#returned : undefined;
    // That of the last command in it.
    return this.#state.functions.has(name) ? this.#code : ONE.has(name) ? '1' : undefined;
  }

  #run([first, ...args]: readonly Argument[], command: GrubCommand): Answer {
    if (first === undefined) return 'unknown';
    if (first.text === '!') {
      const status = this.#run(args, command);
      // Of a command that GRUB does not know it takes the opposite for a success, too.
      return isForeign(args[0]?.text ?? '') ? status : not(status);
    }
    if (ASSIGNMENT.test(first.begins)) {
      this.#set(first);
      return 'yes';
    }
    return first.text === undefined ? 'unknown' : this.#named(first.text, args, command);
  }

  #named(name: string, args: readonly Argument[], command: GrubCommand): Answer {
    const { place } = command;
    const state = this.#state;
    // Only those for UEFI have it.
    if (FOR_UEFI.has(name) && state.firmwareTold && state.variables.get('grub_platform') === 'pc')
      return this.#fails({ kind: 'command', name, place }, 'yes');
    if (name === '[' || name === 'test') return condition(args, this.#around.tested, this.#around.present);
    if (kernelCommands.has(name)) return this.#linux(args, place);
    if (ramdiskCommands.has(name)) return this.#initrd(args, place);
    if (name === 'menuentry' || name === 'submenu') return this.#entry(name, args, command);
    if (name === 'false') return 'no';
    const own = state.functions.get(name);
    if (own !== undefined) {
      const loops = this.#loops;
      // The loops around the call are none of the function's.
      this.#loops = 0;
      this.#functions++;
      const status = this.#call(own.block.statements, args);
      this.#functions--;
      this.#loops = loops;
      state.leaving = undefined;
      return status;
    }
    return this.#other(name, args, place);
  }

  #other(name: string, args: readonly Argument[], place: Place): Answer {
    const state = this.#state;
    const [first] = args;
    switch (name) {
      case 'set':
        if (first !== undefined) this.#set(first);
        return 'yes';
      case 'unset':
        for (const { text, place: at } of args) {
          if (text !== undefined) assign(this.#state, text, '');
          if (text === 'root') state.rootAt = at;
        }
        return 'yes';
      case 'export':
        for (const { text } of args) if (text !== undefined) state.exported.add(text);
        return 'yes';
      case 'source':
      case '.':
        return this.#source(first);
      case 'normal':
        if (first === undefined)
          state.unsure ??= { value: 'normal reads its configuration from the beginning', place };
        return this.#configfile(first, place);
      case 'configfile':
        return this.#configfile(first, place);
      case 'chainloader':
      case 'multiboot':
      case 'multiboot2':
      case 'xen_hypervisor':
        state.chain = first;
        state.kernel = undefined;
        return first?.text !== undefined && this.#around.present(first.text) === 'no' ? 'no' : 'yes';
      case 'shift':
        return this.#shift(first);
      case 'setparams':
        if (this.#hasWords) state.words = args;
        return 'yes';
      case 'break':
      case 'continue':
      case 'return':
        return this.#leave(name, args);
      case 'boot':
        state.ending = { kind: 'boot', place };
        return 'yes';
      case 'exit':
      case 'reboot':
      case 'halt':
      case 'fwsetup':
      case 'normal_exit':
        state.ending = { kind: 'leaves', how: name, place };
        return 'yes';
      default:
        // GRUB says that it does not know the command, and takes that for success.
        if (isForeign(name)) return this.#fails({ kind: 'command', name, place }, 'yes');
        if (SUCCEEDS.has(name)) return 'yes';
        if (READS.has(name)) state.unsure ??= { value: `what ${name} reads is not followed`, place };
        return this.#fills(name, args);
    }
  }

  #set({ text, begins, place }: Argument): void {
    const equals = begins.indexOf('=');
    if (equals <= 0) return;
    const name = begins.slice(0, equals);
    const value = text?.slice(equals + 1);
    if (name === 'default') this.#state.defaultAt = place;
    if (name === 'root') this.#state.rootAt = place;
    // A device is kept without its parentheses (grub_env_write_root in kern/corecmd.c).
    assign(this.#state, name, name === 'root' ? value?.replace(/^\((.*)\)$/s, '$1') : value);
  }

  #fills(name: string, args: readonly Argument[]): Answer {
    const told = filled(name, args);
    for (const [variable, value] of told?.values ?? []) assign(this.#state, variable, value);
    return told?.status ?? 'unknown';
  }

  #linux([file, ...words]: readonly Argument[], place: Place): Answer {
    if (file === undefined) return 'no';
    const state = this.#state;
    if (file.begins !== '' && !file.begins.startsWith('(') && state.variables.get('root') === '') {
      const name = file.text ?? file.begins;
      return this.#fails({ kind: 'root', name, place: file.place, unset: state.rootAt }, 'no');
    }
    state.kernel = { file, words, place, initrds: [] };
    state.chain = undefined;
    return file.text === undefined ? 'unknown' : this.#around.present(file.text);
  }

  /** Before a kernel it fails; behind one it takes the place of what an `initrd` before it loaded. */
  #initrd(args: readonly Argument[], place: Place): Answer {
    const { kernel, chain } = this.#state;
    if (kernel === undefined)
      return chain === undefined ? this.#fails({ kind: 'ramdisk', place }, 'no') : 'no';
    this.#state.kernel = { ...kernel, initrds: args };
    return 'unknown';
  }

  #call(statements: readonly GrubStatement[], args: readonly Argument[]): Answer {
    if (this.#depth >= DEEPEST) return 'unknown';
    const { words } = this.#state;
    this.#state.words = args;
    this.#depth++;
    const status = this.all(statements);
    this.#depth--;
    this.#state.words = words;
    return status;
  }

  #fails(failed: Failed, status: Answer): Answer {
    this.#state.failed.push(failed);
    return status;
  }

  /** Behind one that is not there GRUB goes on with the file that it reads. */
  #configfile(file: Argument | undefined, place: Place): Answer {
    if (file === undefined) return 'unknown';
    if (file.text !== undefined && this.#around.present(file.text) === 'no')
      return this.#fails({ kind: 'file', name: file.text, place: file.place }, 'yes');
    this.#state.ending = { kind: 'file', file: { value: file.text, place } };
    return 'unknown';
  }

  /** It succeeds, whatever stands in the file, and whether it is there or not; the file has the words that its reader has. */
  #source(file: Argument | undefined): Answer {
    if (file === undefined) return 'no';
    const config = file.text === undefined ? undefined : this.#around.open(file.text);
    if (config !== undefined && this.#depth < DEEPEST) {
      this.#call(config.statements, this.#state.words);
      // Within a function the lines of the file that stand behind it run all the same, those of the function do not.
      if (this.#state.leaving?.kind === 'return')
        this.#state.unsure ??= { value: `a return in ${config.name} is not followed`, place: file.place };
      if (config.refused.length > 0) this.#state.unsure ??= { value: refusesPart(config), place: file.place };
      return 'yes';
    }
    if (file.text !== undefined && this.#around.present(file.text) === 'no')
      return this.#fails({ kind: 'file', name: file.text, place: file.place }, 'yes');
    this.#state.unsure ??= { value: 'a file that it reads on the way is not known', place: file.place };
    return 'unknown';
  }

  #entry(kind: 'menuentry' | 'submenu', args: readonly Argument[], { block, place }: GrubCommand): Answer {
    if (block === undefined) return 'no';
    const { id, words, taking } = entryWords(args);
    if (words.length === 0) return this.#fails({ kind: 'title', option: taking, place }, 'no');
    const entry = {
      kind: kind === 'submenu' ? 'submenu' : 'entry',
      title: words[0]?.text,
      id,
      block,
      place,
      words,
      uncertain: false,
    } as const;
    this.#state.entries.push(entry);
    return 'yes';
  }
}
