/** A boot image for Etherboot goes in; the kernel that it holds comes out, which carries its command line itself. */
import type { Site } from '../../../site/model.js';
import type { Answer, Place } from '../../../site/place.js';
import type { KernelStage } from '../../trace.js';
import { kernelOf } from '../kernel.js';
import { loaderOf } from '../names.js';
import type { Asked, Loaded, Loader } from '../port.js';
import { isPlainKernel } from './image.js';

export const etherboot: Loader = {
  program: 'Etherboot',
  recognises: ({ file }): Answer => (loaderOf(file.name) === 'kernel' ? 'yes' : 'no'),
  load: ({ site, answer, file }: Asked): Loaded => {
    const { name, path, place } = file;
    const plain = path !== undefined && isPlainKernel(site, path);
    if (answer.client.vendorClass?.startsWith('Etherboot') !== true || place === undefined || plain) {
      const reason = plain
        ? `${name} is a kernel as it was built, and no image for Etherboot`
        : `${name} is loaded; its command line is inside the image`;
      const report = { stage: 'loader', program: 'the firmware', doubts: [{ reason, at: place }] } as const;
      return { kind: 'doubtful', assumptions: [], reports: [report] };
    }
    const assumption = `${name} is an image that mkelf-linux -ip=dhcp made: its kernel gets root=/dev/nfs ip=dhcp`;
    return {
      kind: 'starts',
      kernel: taggedKernel(site, name, place),
      assumptions: [assumption],
      reports: [],
    };
  },
};

/** The kernel in a boot image for Etherboot, which carries its command line itself (mkelf-linux of mknbi). `from` names it. */
function taggedKernel(site: Site, image: string, from: Place): KernelStage {
  const said = { value: image, place: from };
  return kernelOf(site, '', {
    image: said,
    linux: true,
    words: [
      { name: 'root', value: '/dev/nfs', place: from, valuePlace: from, added: true },
      { name: 'ip', value: 'dhcp', place: from, valuePlace: from, added: true },
    ],
    initrds: [],
    append: undefined,
    place: from,
  });
}
