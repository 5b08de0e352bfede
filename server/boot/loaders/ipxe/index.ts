/** A binary of iPXE goes in; what it is told when it asks DHCP once more comes out. Its scripts are not read yet. */
import type { Answer } from '../../../site/place.js';
import { loaderOf } from '../names.js';
import type { Asked, Loaded, Loader } from '../port.js';
import { answerToIpxe, BINARY } from './chain.js';

export const ipxe: Loader = {
  program: 'ipxe',
  recognises: ({ file }): Answer => (loaderOf(file.name) === 'ipxe' ? 'yes' : 'no'),
  load: ({ site, node, answer, file }: Asked): Loaded => {
    const { name, place } = file;
    const second = answerToIpxe(site, node, answer, name);
    if (second === undefined) {
      const again = answer.client.userClass === 'iPXE' && BINARY.test(name);
      const reason = again
        ? `iPXE is told to load iPXE again (${name}): unless a script is built into it, it asks once more, is told the same, and starts over and over`
        : `${name} is loaded; what it loads next is not simulated`;
      const report = { stage: 'loader', program: 'ipxe', doubts: [{ reason, at: place }] } as const;
      return { kind: 'doubtful', assumptions: [], reports: [report] };
    }
    const assumption = `${name} has no script of its own built in, so that iPXE asks DHCP`;
    return { kind: 'asks again', asks: 'iPXE', answer: second, assumptions: [assumption], reports: [] };
  },
};
