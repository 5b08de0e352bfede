/** Installers that are whole in their ramdisk, as programs: what they get from a server are their answers and packages (debian-installer's preseed, linuxrc of SUSE). */
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveProgram, Started } from './port.js';
import { installerSays } from './sentences.js';
import { fetchesBy, firstWord, has, hasPrefix, inFolder } from './words.js';

const PRESEED = ['preseed/url', 'url'];

/** `url=` alone is a word of other systems, too. */
function seeded(kernel: Started): boolean {
  return (
    has(kernel, 'preseed/url', 'preseed/file', 'auto-install/enable', 'priority', 'netcfg/get_hostname') ||
    hasPrefix(kernel, 'debian-installer/', 'netcfg/', 'mirror/', 'preseed/', 'DEBIAN_FRONTEND') ||
    lastParameter(kernel, 'auto')?.value === 'true' ||
    (has(kernel, 'auto') && firstWord(kernel, PRESEED) !== undefined)
  );
}

export const debianInstaller: LiveProgram = {
  name: 'debian-installer',
  reads: seeded,
  fetches: fetchesBy([
    [
      PRESEED,
      {
        role: 'answers',
        what: 'the preseed file',
        without: 'degrades',
        console: () => installerSays.noPreseed.print(),
      },
    ],
  ]),
};

export const linuxrc: LiveProgram = {
  name: 'linuxrc',
  reads: (kernel) => has(kernel, 'autoyast', 'autoyast2', 'agama.auto', 'inst.auto') || isSuse(kernel),
  fetches: fetchesBy([
    [
      ['install'],
      {
        role: 'root',
        what: 'the source of the installation',
        without: 'stops',
        urls: inFolder('boot/x86_64/root', 'boot/aarch64/root', 'content', 'media.1/media', 'repodata'),
      },
    ],
    [
      ['autoyast', 'autoyast2', 'agama.auto', 'inst.auto'],
      { role: 'answers', what: 'the AutoYaST profile', without: 'degrades' },
    ],
  ]),
};

/** `install=` as an address is a word of linuxrc alone. */
function isSuse(kernel: Started): boolean {
  return /^(?:https?|ftp|tftp|nfs|slp|smb):/.test(lastParameter(kernel, 'install')?.value ?? '');
}
