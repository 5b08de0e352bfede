/** What GRUB has loaded goes in; the kernel comes out as the rest of the boot sees it, with what keeps GRUB from loading it. */
import { bearsPlaceholder } from '../../../../grammars/text/index.js';
import type { Site } from '../../../site/model.js';
import { type KernelParameter, parameterOf } from '../../../site/parameters.js';
import type { Place } from '../../../site/place.js';
import { isUrl } from '../../files/http/url.js';
import { isFolder, similar } from '../../files/presence.js';
import { wantsNfsRoot } from '../../linux/root/root.js';
import { lastParameter } from '../../linux/words/parameters.js';
import { liveProgram } from '../../live/index.js';
import type { Printed } from '../../sentence.js';
import type { KernelStage } from '../../trace.js';
import { kernelOf } from '../kernel.js';
import type { Argument } from './expand.js';
import type { GrubFault, GrubFileMissing } from './faults.js';
import { grubFile, loadedFile } from './names.js';
import { grubSays, notFound } from './sentences.js';
import type { LoadedKernel } from './state.js';

/** Words that decide where the root is. */
const DECIDING = new Set(['root', 'nfsroot', 'ip', 'boot', 'netroot', 'init', 'rdinit']);

function wordOf(site: Site, { text, begins, place }: Argument): KernelParameter {
  // Of a word that is not known as a whole the value is not known, and the name is.
  if (text === undefined) return { ...parameterOf(begins, place), value: undefined };
  const word = parameterOf(text, place);
  return word.value === undefined ? word : { ...word, valuePlace: valuePlaceOf(site, place, word.value) };
}

/** Where the value stands as it is read; the whole word where quotes or variables stand in the value. */
function valuePlaceOf(site: Site, word: Place, value: string): Place {
  const { file, span } = word;
  const written = site.files.get(file)?.document.text.slice(span.start, span.end) ?? '';
  const start = written.indexOf('=') + 1;
  if (!written.startsWith(value, start)) return word;
  return { file, span: { start: span.start + start, end: span.start + start + value.length } };
}

/** A word that decides and is not known, or a file that is not known. */
export function unknownPart({ file, words, initrds }: LoadedKernel): Argument | undefined {
  const open = [file, ...initrds].find(({ text }) => text === undefined);
  if (open !== undefined) return open;
  return words.find((word) => {
    const [name = '', ...values] = (word.text ?? word.begins).split('=');
    if (word.text !== undefined) return DECIDING.has(name) && bearsPlaceholder(values.join('='));
    return DECIDING.has(name) || values.length === 0;
  });
}

/** Undefined where the name of the kernel is not known. `root`: the device of names without one. */
export function kernelStage(
  site: Site,
  { file, words, initrds, place }: LoadedKernel,
  root: string | undefined,
): KernelStage | undefined {
  if (file.text === undefined) return undefined;
  const parameters = words.map((word) => wordOf(site, word));
  return kernelOf(
    site,
    '',
    {
      image: { value: file.text, place: file.place },
      linux: true,
      words: parameters,
      initrds: initrds.flatMap(({ text, place: at }) =>
        text === undefined ? [] : [{ value: text, place: at }],
      ),
      append: { parameters, place },
      place,
    },
    { resolve: (name) => loadedFile(site, name, root), ownWords: false },
  );
}

/**
 * The kernel as it finds itself. Where one file of `initrd` is not on the TFTP server GRUB loads none, and starts the kernel
 * without after ten seconds; of a web server it takes the page about the error for the ramdisk, and the kernel unpacks what
 * stands before the page (6.1 was booted). A kernel that needs none goes on.
 */
export function unpacked(
  site: Site,
  kernel: KernelStage,
  loaded: LoadedKernel,
  root: string | undefined,
): KernelStage {
  // All names are known: unknownPart is asked before.
  const files = loaded.initrds.map(({ text = '' }) => ({ text, ...loadedFile(site, text, root) }));
  const isAbsent = ({ present, text }: (typeof files)[number]): boolean => present === 'no' || isWord(text);
  const absent = files.filter(isAbsent);
  if (absent.length === 0) return kernel;
  const pages = absent.every(({ asked }) => isUrl(asked));
  const initrds = pages ? loaded.initrds.slice(0, files.findIndex(isAbsent)) : [];
  const without = kernelStage(site, { ...loaded, initrds }, root);
  const goesOn = without !== undefined && (initrds.length > 0 || needsNoRamdisk(without));
  return goesOn ? without : kernel;
}

/** A disk is no business of ours; a root in memory comes from a ramdisk. */
export function needsNoRamdisk(kernel: KernelStage): boolean {
  // A live system lies in a ramdisk, whatever words it has for an NFS server.
  if (kernel.mode !== 'kernel-root' || liveProgram(kernel) !== undefined) return false;
  const root = lastParameter(kernel, 'root')?.value;
  return wantsNfsRoot(kernel) || (root !== undefined && /^\/dev\/(?!ram)/.test(root));
}

/** `root`: the device of names without one. */
export function kernelFaults(
  site: Site,
  kernel: KernelStage,
  loaded: LoadedKernel,
  root: string | undefined,
): GrubFault[] {
  const words = loaded.initrds.find(({ text }) => text !== undefined && isWord(text));
  const image = {
    name: kernel.image,
    place: kernel.imagePlace,
    path: kernel.imagePath,
    present: kernel.present,
  };
  const byHttp = (name: string): boolean => isUrl(grubFile(site, name, root).asked);
  const missing = missingFault(site, 'grub/kernel-missing', image, {
    server: byHttp(image.name) ? 'web' : 'TFTP',
    effect: 'stops',
  });
  // A kernel that needs none goes on without it.
  const effect = unpacked(site, kernel, loaded, root) === kernel ? 'stops' : 'degrades';
  const ramdisks = kernel.initrds
    .filter(({ name }) => !isWord(name))
    .map((one) =>
      missingFault(site, 'grub/initrd-missing', one, {
        server: byHttp(one.name) ? 'web' : 'TFTP',
        effect,
      }),
    )
    // Without a kernel GRUB does not ask for it.
    .map((fault) =>
      fault === undefined || missing === undefined ? fault : { ...fault, console: undefined },
    );
  const taken: GrubFault[] =
    words?.text === undefined
      ? []
      : [
          {
            id: 'grub/initrd-words',
            effect,
            at: words.place,
            others: [loaded.place],
            console: notFound(site, `/${words.text}`),
            word: words.text,
          },
        ];
  return [missing, ...ramdisks, ...taken].filter((fault) => fault !== undefined);
}

/** A word for the kernel, which no file is called. */
function isWord(text: string): boolean {
  return /^[a-z][\w./-]*=/i.test(text) || /^-{2,3}$/.test(text);
}

/** What `chainloader` names. */
export function programMissing(
  site: Site,
  { text: name, place }: Argument,
  root: string | undefined,
): GrubFault | undefined {
  if (name === undefined) return undefined;
  const { asked, path, present } = loadedFile(site, name, root);
  const server = isUrl(asked) ? 'web' : 'TFTP';
  return missingFault(
    site,
    'grub/program-missing',
    { name, place, path, present },
    { server, effect: 'stops' },
  );
}

function missingFault(
  site: Site,
  id: GrubFileMissing<'grub/kernel-missing' | 'grub/initrd-missing' | 'grub/program-missing'>['id'],
  { name, place, path, present }: KernelStage['initrds'][number],
  { server, effect }: Pick<GrubFileMissing<typeof id>, 'server' | 'effect'>,
): GrubFault | undefined {
  if (present !== 'no' || path === undefined) return undefined;
  const root = server === 'TFTP' ? site.tftp.rootSaid : undefined;
  // A web server has a page for a folder, and is not said to lack it.
  const folder = isFolder(site, path);
  // Each server refuses a folder in its own words, which GRUB shows.
  const refused = folder ? undefined : notFound(site, path);
  return {
    id,
    effect,
    at: place,
    others: root === undefined ? [] : [root.place],
    console: server === 'TFTP' ? refused : shownOfHttp(id, name),
    name,
    path,
    server,
    folder,
    near: folder ? undefined : similar(site, path),
  };
}

/** The page about the error is taken for the file: it is no kernel, and a ramdisk is not looked at by GRUB. */
function shownOfHttp(id: GrubFault['id'], name: string): Printed | undefined {
  return id === 'grub/kernel-missing' ? grubSays.endsEarly.print({ file: name }) : undefined;
}
