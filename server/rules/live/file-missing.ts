/** A file that an installer or a live system wants beside its root is not where the words of the kernel say. */
import { missingFile } from '../about/causes.js';
import { liveSite, WEB } from '../about/examples/live.js';
import { capital, shown, thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const words = `auto=true priority=critical preseed/url=${WEB}/debian/preseed.cfg`;

export const liveFileMissing = faultRule({
  id: 'live/file-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'The words of the kernel name a kickstart, a preseed file, an Ignition configuration, a seed of cloud-init or the like by its address, and the server has no such file.',
    why: 'The system comes up, and does not do what it is meant to. The installer of Debian shows `Failed to retrieve the preconfiguration file` and asks a person; that of Ubuntu asks without any message; Anaconda shows `failed to fetch kickstart from http://192.168.1.1/ks.cfg` and waits; Ignition repeats `GET result: Not Found`. Looked for where a configuration of nginx, Apache or lighttpd, or `httpRoot` or `urls` in diskless-lint.json, says which folder is given out, and in the folder of the TFTP server.',
    avoid: liveSite(words, ['debian/preseed.txt']),
    prefer: liveSite(words, ['debian/preseed.cfg']),
    references: [
      'Debian Installation Guide, appendix B.2',
      'Anaconda boot options, inst.ks',
      'cloud-init, datasource NoCloud',
      'Ignition, ignition.config.url',
    ],
  },
  cause: missingFile,
  story: ({ program, what, path }) => `${program} asks for ${what} in vain: there is no ${path}`,
  message: ({ what, url, path, near, effect, console }, { who }) =>
    `${capital(who)} will ask for ${what} at ${url}, but ${path} does not exist${shown(console)}.${effect === 'stops' ? ' It goes no further.' : ''}${thereIs(near)} Put it there, or correct the address.`,
  related: ({ others }) =>
    others.map((place) => ({ place, message: 'the folder that the web server gives out is said here' })),
  // The two files of a seed are looked for in one folder.
  differsBy: ({ url }) => url.replace(/\/(?:user|meta)-data$/, '/'),
});
