/** Commands that load images and start them: a command goes in, what it comes to comes out (image_cmd.c, imgmgmt.c). */
import { nearest } from '../../../../grammars/text/index.js';
import type { IpxeScript, IpxeWord } from '../../../site/ipxe/facts.js';
import { once } from '../../../site/once.js';
import type { Place } from '../../../site/place.js';
import { nameInUri, schemeMeant } from '../../files/http/url.js';
import { inFolderNear, isFolder, similar } from '../../files/presence.js';
import { withoutEfiStub } from '../../linux/image.js';
import type { Printed } from '../../sentence.js';
import type { DhcpAnswer } from '../../trace.js';
import { configurationOf } from '../kernel.js';
import { loaderOf } from '../names.js';
import { type Call, optionValue, wordValue } from './call.js';
import type { ColonInName, EfiStubMissing, IpxeFileMissing, MagicMissing, UrlIncomplete } from './faults.js';
import { type Loadable, onlyScript, ownScript, resolve, scriptAt } from './files.js';
import { assuming, end, failing, type Image, next, type Path, type Step } from './path.js';
import { errorOf, scriptSays } from './sentences.js';
import { underUefi, urlOfTold } from './values.js';

/** What came of loading: an image that is there, or may be; or the step that ends the command. */
type Got = { readonly image: Image; readonly path: Path } | { readonly step: Step };

function got(call: Call, path: Path): Got {
  const { machine, base, command, read, name } = call;
  const [word, ...words] = read.rest;
  if (word === undefined) return { step: next(path, false) };
  const value = wordValue(call, path, word);
  const { place } = command;
  const own = value.known ? undefined : urlOfTold(value);
  const asked = value.known ? value.text : own;
  if (asked === undefined)
    return {
      step: end(path, {
        kind: 'open',
        reason: `what ${name} loads depends on ${value.known ? '' : value.of}`,
        place,
      }),
    };
  const colon = colonIn(call, word, asked);
  if (colon !== undefined) return { step: failing(path, colon) };
  const lacking = withoutSlashes(call, word, asked) ?? incomplete(call, word, asked);
  if (lacking !== undefined) return { step: failing(path, lacking) };
  const there = path.images.find((image) => image.name === asked);
  if (there !== undefined) {
    const image = words.length === 0 ? there : { ...there, words, wordsPlace: place };
    return { image, path };
  }
  const file = resolve(machine.site, asked, base, machine.answer);
  if (file.present === 'no' && file.path !== undefined)
    return { step: failing(path, missing(call, word, asked, file.path)) };
  const named = optionValue(call, path, 'name');
  const image: Image = {
    name: named?.known === true ? named.text : nameInUri(asked),
    file,
    command: name,
    words,
    place: word.place,
    wordsPlace: place,
    from: { script: call.script, statement: topOf(path) },
  };
  return { image, path: assuming(path, ...assumed(file), own === undefined ? undefined : SAME) };
}

/** A scheme, as far as a URL may have one, and what holds a colon before. */
const SCHEME = /^[a-z][a-z0-9+-]*$/i;

/** Before its first colon iPXE sees the scheme, whatever stands there (parse_uri in core/uri.c; asked in QEMU). */
function colonIn(
  { machine, command, name }: Pick<Call, 'machine' | 'command' | 'name'>,
  word: IpxeWord,
  asked: string,
): ColonInName | undefined {
  const at = asked.replace(/#.*$/, '').indexOf(':');
  const scheme = asked.slice(0, Math.max(0, at));
  const misspelt = asked.startsWith('://', at) && schemeMeant(scheme) !== undefined;
  if (at < 0 || (SCHEME.test(scheme) && !misspelt)) return undefined;
  return {
    id: 'ipxe/colon-in-name',
    effect: 'stops',
    at: word.place,
    others: [],
    console: scriptSays.noScheme.print(errorOf('not supported', machine.answer)),
    command: command.name?.value ?? name,
    name: asked,
    setting: /\$\{(?:net\w*\/)?mac\}/.exec(word.value)?.[0],
    misspelt,
  };
}

/**
 * iPXE asks a server without a name, or one at port 0, which it makes of none behind a colon (parse_uri in core/uri.c; all
 * were booted). Only these schemes need a server.
 */
function incomplete(
  { machine: { answer }, command, name }: Pick<Call, 'machine' | 'command' | 'name'>,
  word: IpxeWord,
  asked: string,
): UrlIncomplete | undefined {
  const [, scheme = '', host, port, file = ''] =
    /^(tftp|https?|ftp|nfs):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(:\d*)?((?:[/?#].*)?)$/is.exec(asked) ??
    [];
  if (host === undefined || (host !== '' && (port === undefined || !/^:0*$/.test(port)))) return undefined;
  const lacks = host === '' ? 'server' : 'port';
  const server = `${host}${port ?? ''}`;
  const behind = lacks === 'server' ? /:\/\/(\$\{[^}]*\})/ : /:(\$\{[^}]*\})(?:\/|$)/;
  const seen = scheme.toLowerCase();
  const target = { scheme: seen, file: `${server}${file}` };
  return {
    id: 'ipxe/url-incomplete',
    effect: 'stops',
    at: word.place,
    others: [],
    console:
      seen === 'tftp'
        ? scriptSays.noServer.print({ file: target.file, ...errorOf('timed out', answer) })
        : seen !== 'http'
          ? undefined
          : lacks === 'port'
            ? scriptSays.portZero.print({ ...target, ...errorOf('reset', answer) })
            : scriptSays.nameless.print({ ...target, ...errorOf('no such file', answer) }),
    command: command.name?.value ?? name,
    name: asked,
    lacks,
    setting: behind.exec(word.value)?.[1],
  };
}

const WITHOUT_SLASHES = /^(tftp|https?):(?!\/\/)/i;

/** The word of the script that puts such a beginning into a setting, where there is one alone. */
const setWithoutSlashes = once(({ statements }: IpxeScript): Place | undefined => {
  const words = statements
    .flatMap(({ commands }) => commands)
    .filter(({ name }) => name?.value === 'set')
    .flatMap((command) => command.words.slice(1))
    .filter(({ value }) => WITHOUT_SLASHES.test(value));
  return words.length === 1 ? words[0]?.place : undefined;
});

/** Without two slashes behind the colon there is no server in it (tftp.c, httpconn.c; asked in QEMU under a BIOS). */
function withoutSlashes(
  { machine: { answer }, script, command, name }: Pick<Call, 'machine' | 'script' | 'command' | 'name'>,
  word: IpxeWord,
  asked: string,
): UrlIncomplete | undefined {
  const scheme = WITHOUT_SLASHES.exec(asked)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  const set = WITHOUT_SLASHES.test(word.value) ? undefined : setWithoutSlashes(script);
  const number = scheme === 'tftp' ? '1c126002' : '1c416002';
  return {
    id: 'ipxe/url-incomplete',
    effect: 'stops',
    at: set ?? word.place,
    others: set === undefined ? [] : [word.place],
    console: underUefi(answer) ? undefined : scriptSays.noHost.print({ number }),
    command: command.name?.value ?? name,
    name: asked,
    lacks: 'slashes',
    setting: undefined,
  };
}

const SAME = 'the server that DHCP tells iPXE is the one whose files these are';

function assumed({ name, present, assumption, reason }: Loadable): (string | undefined)[] {
  return [assumption, present === 'unknown' && reason === '' ? `the server has ${name}` : undefined];
}

/** Commands that load scripts. */
const RUNS: ReadonlySet<string> = new Set(['boot', 'chain', 'imgexec', 'imgfetch']);

function missing(
  { machine, command, name }: Call,
  word: IpxeWord,
  asked: string,
  path: string,
): IpxeFileMissing {
  const folder = isFolder(machine.site, path);
  const own = ownScript(machine.site, machine.answer.client.mac)?.file;
  const near = folder
    ? undefined
    : (similar(machine.site, path) ??
      // It is meant where a script is to be run, or a name is made of the address.
      (own === undefined || !(RUNS.has(name) || word.value.includes('mac'))
        ? undefined
        : machine.site.tree.serverPath(own)));
  const { rootSaid } = machine.site.tftp;
  return {
    id: 'ipxe/file-missing',
    effect: 'stops',
    at: word.place,
    others: rootSaid === undefined ? [] : [rootSaid.place],
    // Each server refuses a folder in its own words.
    console: folder ? undefined : notFound(asked, machine.answer),
    command: command.name?.value ?? name,
    name: asked,
    path,
    folder,
    near,
    misplaced: inFolderNear(machine.site, path) !== undefined,
    own,
  };
}

function notFound(asked: string, answer: DhcpAnswer): Printed {
  const [, rest, file] = /^http(s?):\/\/(.*)$/s.exec(asked) ?? [];
  const error = errorOf('no such file', answer);
  return rest === undefined || file === undefined
    ? scriptSays.fileMissing.print({ file: asked, ...error })
    : scriptSays.fileMissingByHttp.print({ rest, file, ...error });
}

export function fetch(call: Call, path: Path): Step {
  const found = got(call, path);
  if ('step' in found) return found.step.kind === 'end' ? next(path) : found.step;
  return next({ ...found.path, images: [...found.path.images, found.image] });
}

export function kernel(call: Call, path: Path): Step {
  const found = got(call, path);
  if ('step' in found) return found.step;
  const { image } = found;
  const refused = stubMissing(call, image);
  if (refused !== undefined) return failing(found.path, refused);
  const images = [...found.path.images.filter(({ name }) => name !== image.name), image];
  const passedOver = passed(call, found.path) ?? found.path.passedOver;
  return next({ ...found.path, images, selected: image, passedOver });
}

/** The kernel of an item whose section has no boot, where that of the next one takes its place (booted: the second one starts). */
function passed({ script, name }: Call, path: Path): Path['passedOver'] {
  const { selected: image } = path;
  if (name !== 'kernel' || image?.command !== 'kernel' || image.from.script !== script) return undefined;
  const between = script.statements.slice(image.from.statement + 1, topOf(path) + 1);
  const label = between.find((one) => one.label !== undefined)?.label;
  return label === undefined ? undefined : { image, label };
}

/** The statement that runs. */
function topOf({ frames }: Path): number {
  return frames[frames.length - 1]?.statement ?? 0;
}

/** Replaces the words of an image that was loaded. */
export function imgargs(call: Call, path: Path): Step {
  const [word, ...words] = call.read.rest;
  const name = word === undefined ? undefined : wordValue(call, path, word);
  // What is no image yet is loaded first (imgacquire of usr/imgmgmt.c; booted).
  if (name?.known === true && ![...path.images, path.selected].some((image) => image?.name === name.text)) {
    const found = got(call, path);
    if ('image' in found && found.image.file.present === 'unknown') {
      // Most likely one of the images is meant; whether such a file is there as well decides how the script ends.
      const loaded = path.images.map((image) => image.name);
      const meant = nearest(name.text, loaded);
      if (meant !== undefined) {
        const reason = `imgargs names ${name.text}, and ${meant} is what was loaded`;
        return end(found.path, { kind: 'open', reason, place: call.command.place });
      }
    }
    if ('image' in found) return next({ ...found.path, images: [...found.path.images, found.image] });
    const { step } = found;
    const fault = step.kind === 'next' && !step.ok ? step.path.failure : undefined;
    if (fault?.id !== 'ipxe/file-missing') return step;
    // One of the images is meant, and no file.
    const near = nearest(
      name.text,
      path.images.map((image) => image.name),
    );
    return failing(path, { ...fault, near: near ?? fault.near });
  }
  const changed = (image: Image): Image =>
    name?.known === true && image.name === name.text
      ? { ...image, words, wordsPlace: call.command.place }
      : image;
  const { selected } = path;
  return next({
    ...path,
    images: path.images.map(changed),
    selected: selected === undefined ? undefined : changed(selected),
  });
}

export function imgfree(call: Call, path: Path): Step {
  const names = call.read.rest.map((word) => wordValue(call, path, word));
  const isFreed = (image: Image): boolean =>
    names.length === 0 || names.some((name) => name.known && name.text === image.name);
  const { selected } = path;
  const loses = selected !== undefined && isFreed(selected);
  return next({
    ...path,
    images: path.images.filter((image) => !isFreed(image)),
    selected: loses ? undefined : selected,
    freed: loses ? { image: selected, place: call.command.place } : path.freed,
  });
}

export function chain(call: Call, path: Path): Step {
  if (call.read.rest.length === 0) return boot(call, path);
  const found = got(call, path);
  return 'step' in found ? found.step : started(call, found.path, found.image);
}

export function boot(call: Call, path: Path): Step {
  if (call.read.rest.length > 0) return chain(call, path);
  const image = path.selected ?? (path.images.length === 1 ? path.images[0] : undefined);
  if (image !== undefined) return started(call, path, image);
  if (path.failure !== undefined) return next(path, false);
  const { freed } = path;
  if (freed !== undefined && path.images.length === 0)
    return failing(path, {
      id: 'ipxe/image-freed',
      effect: 'stops',
      at: freed.place,
      others: [call.command.place, freed.image.place],
      console: scriptSays.noImage.print(),
      kernel: freed.image.file.name,
    });
  return end(path, {
    kind: 'open',
    reason: 'no image is selected that could be started',
    place: call.command.place,
  });
}

/** What ends so is a script, or comes from a program, whatever else stands in its name (`boot.ipxe.cfg`). */
const TEXT = /\.(?:ipxe|php|cfg|conf|txt|cgi|html?|j2|tmpl|tpl)$/i;

/** Commands that nobody writes for anything but a kernel. */
const KERNELS: ReadonlySet<string> = new Set(['kernel', 'imgload', 'imgselect']);
const FETCHES: ReadonlySet<string> = new Set(['imgfetch', 'initrd', 'module']);

/** Programs whose own files are no business of ours. */
const OTHERS = /(?:^|\/)(?:memdisk|wimboot)\b/i;

function started(call: Call, path: Path, image: Image): Step {
  const { site, answer } = call.machine;
  const { file, place } = image;
  const sure = scriptAt(site, file.path);
  const only = sure ?? onlyScript(site, file);
  // What a server makes, or has elsewhere, may well be called as the script that asks for it.
  const script = sure === undefined && path.frames.some((frame) => frame.script === only) ? undefined : only;
  if (script !== undefined) {
    const fault = unmarked(script, file, place, underUefi(answer));
    if (fault !== undefined) return fault.uefi ? failing(path, fault) : end(path, { kind: 'fails', fault });
    const known = sure === undefined ? assuming(path, `${file.name} is the one script of that name`) : path;
    const replaced = call.read.options.has('replace')
      ? { ...known, frames: known.frames.slice(0, -1) }
      : known;
    const asIs = sure !== undefined && !file.name.includes('?');
    return { kind: 'call', script, base: file.base, sure: asIs, path: replaced };
  }
  const plain = file.name.replace(/[?#].*/, '');
  const kind = loaderOf(nameInUri(plain));
  if (OTHERS.test(plain))
    return end(path, { kind: 'disk', what: `what ${nameInUri(plain)} is given`, place });
  if (['pxelinux', 'ipxe', 'grub'].includes(kind) && !TEXT.test(plain))
    return end(path, { kind: 'program', file, place });
  // What was only fetched may be anything; words are for kernels.
  const asKernel = KERNELS.has(image.command) || (FETCHES.has(image.command) && image.words.length > 0);
  if (asKernel || kind === 'kernel') {
    const refused = stubMissing(call, image);
    return refused === undefined ? end(path, { kind: 'kernel', image }) : failing(path, refused);
  }
  const reason = file.reason === '' ? `${file.name} is loaded, and what that does is not known` : file.reason;
  return end(path, { kind: 'open', reason, place });
}

/** iPXE for UEFI refuses a kernel without the stub as soon as it is selected, before anything starts (booted; src/core/image.c, image_select). */
function stubMissing(
  { machine: { site, answer } }: Call,
  { file, place }: Image,
): EfiStubMissing | undefined {
  if (file.path === undefined || !underUefi(answer)) return undefined;
  const without = withoutEfiStub(site, file.path, configurationOf(site, file.path));
  if (without === undefined) return undefined;
  const { line } = without;
  return {
    id: 'ipxe/efi-stub-missing',
    effect: 'stops',
    at: line ?? place,
    others: line === undefined ? [] : [place],
    console: scriptSays.noFormat.print(),
    kernel: file.name,
    path: file.path,
    configured: line !== undefined,
  };
}

/** A BIOS runs such a text as a program, and hangs; UEFI refuses it (both were asked). */
export function unmarked(
  script: IpxeScript,
  { name }: Pick<Loadable, 'name'>,
  at: MagicMissing['at'] | undefined,
  uefi: boolean,
): MagicMissing | undefined {
  if (script.begins === 'right') return undefined;
  return {
    id: 'ipxe/magic-missing',
    effect: 'stops',
    at: script.place,
    others: at === undefined ? [] : [at],
    console: uefi ? scriptSays.noFormat.print() : undefined,
    name,
    late: script.begins === 'late',
    uefi,
  };
}
