/** Systems that are whole in their ramdisk, as programs: what they get from a server is only their settings (Talos, k3OS, Elemental and Harvester, NixOS, Tiny Core). */
import { lastParameter } from '../linux/words/parameters.js';
import type { LiveProgram } from './port.js';
import { fetchesBy, has, hasPrefix } from './words.js';

export const talos: LiveProgram = {
  name: 'Talos',
  reads: (kernel) => hasPrefix(kernel, 'talos.'),
  fetches: fetchesBy([
    [['talos.config'], { role: 'answers', what: 'the machine configuration', without: 'stops' }],
  ]),
};

export const elemental: LiveProgram = {
  name: 'Elemental',
  reads: (kernel) => hasPrefix(kernel, 'k3os.', 'harvester.', 'elemental.', 'cos.', 'rancher.'),
  fetches: fetchesBy([
    [
      ['harvester.install.config_url', 'k3os.install.config_url', 'cos.setup', 'elemental.setup'],
      { role: 'answers', what: 'the configuration of the installation', without: 'stops' },
    ],
    [
      ['harvester.install.iso_url', 'k3os.install.iso_url'],
      { role: 'more', what: 'the image to be installed', without: 'stops' },
    ],
  ]),
};

export const nixos: LiveProgram = {
  name: 'NixOS stage 1',
  reads: (kernel) =>
    lastParameter(kernel, 'init')?.value?.startsWith('/nix/store/') === true && !has(kernel, 'root'),
  fetches: () => [],
};

export const tinycore: LiveProgram = {
  name: 'Tiny Core',
  reads: (kernel) => has(kernel, 'tce', 'tftplist', 'httplist', 'nortc', 'tinycore'),
  fetches: fetchesBy([[['httplist'], { role: 'more', what: 'the list of extensions', without: 'degrades' }]]),
};
