/** A command of a script goes in, and the way on which it stands; what it comes to comes out (src/hci/commands of iPXE). */
import {
  commandFact,
  NUMBER,
  readOptions,
  settingMeaning,
  settingParts,
  unfitValue,
} from '../../../../grammars/ipxe/index.js';
import { nearestAmong } from '../../../../grammars/text/index.js';
import { firstOfEach } from '../../../site/groups.js';
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import { once } from '../../../site/once.js';
import type { Place } from '../../../site/place.js';
import { type Call, optionValue, wordValue } from './call.js';
import type { CommandRefused, LabelMissing } from './faults.js';
import { boot, chain, fetch, imgargs, imgfree, kernel } from './images.js';
import { choose, item } from './menu.js';
import { assuming, end, failing, next, type Path, type Step, setting } from './path.js';
import { errorOf, scriptSays } from './sentences.js';
import { stored } from './settingtypes.js';
import { expand, isNone, isUnproxied, settingKey, text, unknown, type Value } from './values.js';

type Perform = (call: Call, path: Path) => Step;

/** Those that load and start something, or decide where the script goes on; all others do what they should. */
const PERFORM: Readonly<Record<string, Perform>> = {
  autoboot: asksDhcp,
  boot,
  chain,
  choose,
  clear: (call, path) => next(setting(path, keyOf(call), text(''))),
  config: (call, path) => end(path, { kind: 'ends', how: 'shell', place: call.command.place }),
  cpuid: (_, path) => next(assuming(path, 'the processor has what the script asks for by cpuid')),
  exit: (call, path) => {
    const [status] = call.read.rest;
    return { kind: 'return', ok: status === undefined || Number(status.value) === 0, path };
  },
  goto: goTo,
  imgargs,
  imgexec: boot,
  imgfetch: fetch,
  imgfree,
  imgload: kernel,
  imgselect: kernel,
  inc,
  initrd: fetch,
  iseq,
  isset,
  item,
  kernel,
  menu: (_, path) => next({ ...path, items: [] }),
  module: fetch,
  nslookup: (call, path) => next(setting(path, keyOf(call), unknown(keyOf(call), false))),
  poweroff: (call, path) => end(path, { kind: 'ends', how: 'off', place: call.command.place }),
  prompt,
  read: (call, path) =>
    next(assuming(setting(path, keyOf(call), unknown(keyOf(call))), 'somebody answers what the script asks')),
  reboot: (call, path) => end(path, { kind: 'ends', how: 'anew', place: call.command.place }),
  sanboot: (call, path) =>
    end(path, {
      kind: 'disk',
      what: call.read.rest[0] === undefined ? 'the local disk' : `the disk ${call.read.rest[0].value}`,
      place: call.command.place,
    }),
  set,
  sleep,
  shell: (call, path) => end(path, { kind: 'ends', how: 'shell', place: call.command.place }),
};

function keyOf({ read }: Call): string {
  return settingKey(read.rest[0]?.value ?? '');
}

/** It boots a card as iPXE does without a script: by what DHCP tells, which may be this script again. */
function asksDhcp({ command: { place } }: Call, path: Path): Step {
  return end(path, {
    kind: 'open',
    reason: 'the script boots what DHCP tells when it is asked again',
    place,
  });
}

/** What the setting cannot hold is not stored, and the command fails. */
function set(call: Call, path: Path): Step {
  const { read, command } = call;
  const texts = read.rest.map(({ value, hole }) => (hole || value.includes('${') ? undefined : value));
  if (unfitValue(texts) !== undefined)
    return failing(path, refused('set', true, read.rest[1]?.place ?? command.place));
  return next(setting(path, keyOf(call), valueToSet(call, path)));
}

/** It counts whole seconds, and fails on what is no number. */
function sleep({ read, command }: Call, path: Path): Step {
  const [time] = read.rest;
  if (time === undefined || time.hole || time.value.includes('${') || NUMBER.test(time.value))
    return next(path);
  return failing(path, refused('sleep', true, time.place ?? command.place));
}

/** What is written with a type, such as `set esc:hex 1b`, is kept as octets, and shown as that type shows them. */
function valueToSet(call: Call, path: Path): Value {
  const [name, ...words] = call.read.rest;
  const values = words.map((word) => wordValue(call, path, word));
  const open = values.find((value) => !value.known);
  const marked = values.map((value) => (value.known ? value.text : value.marked)).join(' ');
  if (open?.known === false) return unknown(open.of, open.empty && words.length === 1, marked);
  const type = /:(\w+)$/.exec(name?.value ?? '')?.[1];
  if (type === undefined || marked === '') return text(marked);
  const it = stored(marked, type);
  return it === undefined ? unknown(name?.value ?? '', words.length === 0) : text(it, type);
}

const INTEGER = /^u?int(?:8|16|32)$/;

/** Counts settings of a type of numbers alone, and what is not set; a text of digits is none (asked of iPXE of 2019 in QEMU). */
function inc(call: Call, path: Path): Step {
  const { command, read } = call;
  const [name, step] = read.rest;
  const own = path.settings.get(keyOf(call));
  const set = own?.known === true && own.text !== '';
  const by: Value = step === undefined ? text('1') : wordValue(call, path, step);
  if (by.known && !/^[+-]?(?:0x[\da-f]+|\d+)$/i.test(by.text))
    return failing(path, refused('inc', true, step?.place ?? command.place));
  if (set && !INTEGER.test(own.kept ?? '')) {
    // With a type of its own it counts the octets of the text.
    if (name?.value.includes(':') === true)
      return next(setting(path, keyOf(call), unknown(keyOf(call), false)));
    const why = `it counts numbers only, and ${keyOf(call)} is a text: write ${keyOf(call)}:int32 where it is set`;
    return failing(path, { ...refused('inc', true, name?.place ?? command.place), why });
  }
  const written = `\${${keyOf(call)}}`;
  const before = set ? own : wordValue(call, path, { value: written, hole: false });
  const sum = before.known && by.known ? Number(before.text) + Number(by.text) : Number.NaN;
  if (Number.isNaN(sum)) return next(setting(path, keyOf(call), unknown(keyOf(call), false)));
  const kept = set ? (own.kept ?? 'int32') : 'int32';
  return next(setting(path, keyOf(call), text(stored(String(sum), kept) ?? String(sum), kept)));
}

export function perform(call: Omit<Call, 'name' | 'read'>, path: Path): Step {
  const { command, machine } = call;
  if (command.name === undefined) return next(path);
  const named = expand(command.name, path.settings, machine.answer);
  // Nobody knows what it does: most do what they should.
  if (!named.known) return next(path);
  const fact = commandFact(named.text);
  // Where a failure is expected, not every build has the command.
  if (fact === undefined) {
    // The mark of a merge is the whole line.
    const at = /^<{7}$/.test(named.text) ? command.place : command.name.place;
    return call.caught ? next(path, false) : failing(path, refused(named.text, false, at));
  }
  const read = readOptions(fact, command.words);
  if (read.wrong !== undefined) {
    const { word, value } = read.wrong;
    const fault = refused(named.text, true, word?.place ?? command.place);
    const console = value === undefined ? undefined : scriptSays.noNumber.print({ word: value });
    return failing(path, { ...fault, console });
  }
  return PERFORM[fact.name]?.({ ...call, name: fact.name, read }, path) ?? next(path);
}

function refused(command: string, known: boolean, at: Place): CommandRefused {
  const console = known ? undefined : scriptSays.unknownCommand.print({ word: command });
  return { id: 'ipxe/command-refused', effect: 'stops', at, others: [], console, command, known };
}

/** Behind a menu of its own a script goes by what was chosen: a name that nothing here has set is no other script's. */
function isSlip(label: Value, { settings, taken, guess }: Path): boolean {
  if (label.known || !label.empty || taken === undefined || guess !== undefined) return false;
  return settingMeaning(label.of) === undefined && !settings.has(settingKey(label.of));
}

/** Settings by which one machine is told from all others. */
const TELLS_ONE: ReadonlySet<string> = new Set(['mac', 'uuid', 'serial', 'asset', 'ip', 'hostname']);

function goTo({ machine, script, read, command, caught }: Call, path: Path): Step {
  const [word] = read.rest;
  if (word === undefined) return next(path, false);
  const written = expand(word, path.settings, machine.answer);
  const label = isSlip(written, path) ? text('') : written;
  const { place } = command;
  // What is behind it is for the machines that have no label of their own.
  if (!label.known && !script.labelsOpen && caught && TELLS_ONE.has(settingParts(label.of).name))
    return next(assuming(path, `the script has no label for the ${label.of} of the machine`), false);
  if (!label.known && (script.labelsOpen || !isNone(label, script.labels.keys())))
    return end(path, { kind: 'open', reason: `where the script goes on depends on ${label.of}`, place });
  const name = label.known ? label.text : word.value;
  const statement = script.labels.get(name);
  if (statement !== undefined) return { kind: 'jump', statement, path };
  if (script.labelsOpen)
    return end(path, {
      kind: 'open',
      reason: `whether the script has a label ${name} is not known`,
      place,
    });
  // Where a failure is expected, what is behind it is meant for labels that are not there.
  if (caught) return next(path, false);
  const { taken } = path;
  const parted = partedLabel(script, name);
  const byItem = word.value.includes('${') && taken?.name === name ? taken : undefined;
  const fault: LabelMissing = {
    id: 'ipxe/label-missing',
    effect: 'stops',
    at: byItem?.place ?? parted ?? word.place,
    others: byItem === undefined && parted === undefined ? [] : [word.place],
    console: scriptSays.labelMissing.print(errorOf('no such file', machine.answer)),
    label: name,
    near: name === '' || !label.known ? undefined : labelNear(script)(name),
  };
  return failing(path, fault);
}

const labelNear = once(({ labels }: IpxeScript) => nearestAmong([...labels.keys()]));

/** `: name` is meant for the label, and is a command of that name. */
function partedLabel(script: IpxeScript, name: string): Place | undefined {
  return partedLabels(script).get(name)?.place;
}

/** The first of each name. */
const partedLabels = once(({ statements }: IpxeScript) =>
  firstOfEach(
    statements.flatMap(({ label, commands: [first] }) => (label?.value === '' ? (first?.name ?? []) : [])),
    ({ value }) => value,
  ),
);

const NO_PROXY = 'no other server tells iPXE what to boot without giving it an address';

function isset(call: Call, path: Path): Step {
  const [word] = call.read.rest;
  if (word === undefined) return next(path, false);
  const value = wordValue(call, path, word);
  if (value.known) return next(path, value.text !== '');
  if (isUnproxied(value.of, call.machine.answer)) return next(assuming(path, NO_PROXY), false);
  return value.empty ? fork(call, path, value.of) : next(path);
}

function iseq(call: Call, path: Path): Step {
  const [a, b] = call.read.rest.map((word) => wordValue(call, path, word));
  if (a === undefined || b === undefined) return next(path, false);
  if (a.known && b.known) return next(path, a.text === b.text);
  const [open, other] = a.known ? [b, a] : [a, b];
  // What surely holds something is no empty text.
  if (!open.known && !open.empty && other.known && other.text === '') return next(path, false);
  return fork(call, path, open.known ? '' : open.of);
}

function fork({ command }: Call, path: Path, of: string): Step {
  return { kind: 'fork', paths: [path, path], of, place: command.place };
}

/** Nobody presses a key: where a time is set it runs out, and the command fails. */
function prompt(call: Call, path: Path): Step {
  const time = optionValue(call, path, 'timeout');
  if (time !== undefined) return next(path, false);
  return next(assuming(path, 'somebody presses a key where the script waits for one'));
}
