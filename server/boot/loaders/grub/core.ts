/** The image of a GRUB goes in; what keeps it from its modules comes out. In one of grub-mknetdir they alone know menus and web servers. */
import { join } from '../../../site/serverpath.js';
import { isUrl } from '../../files/http/url.js';
import type { Asked } from '../port.js';
import type { GrubModulesMissing, GrubWithoutHttp } from './faults.js';
import { grubImage } from './image.js';
import { grubFile } from './names.js';
import { deviceOf, madeImage } from './search.js';
import { grubSays, notFound } from './sentences.js';

/** What such an image is taken for: by hand one can be made of other parts. */
export const AS_MADE = 'the image of GRUB is as grub-mknetdir makes it, with nothing but TFTP built in';

export function coreFault({
  site,
  node,
  answer,
  file,
}: Asked): GrubModulesMissing | GrubWithoutHttp | undefined {
  const made = madeImage(file);
  const image = file.path === undefined ? undefined : grubImage(site, file.path);
  const device = deviceOf(file, answer);
  const common = {
    effect: 'stops',
    at: file.place ?? node.place,
    others: [],
    assumed: image === undefined,
  } as const;
  // `prompt` and `console`: asked of images of either kind in OVMF.
  const overHttp = isUrl(file.name) && !device.startsWith('tftp');
  if (overHttp && (image === undefined ? made !== undefined : !image.modules.has('http')))
    return {
      ...common,
      id: 'grub/core-over-http',
      ...(image?.modules.has('normal') === true
        ? { console: grubSays.prompt.print(), prompt: 'grub>' }
        : { console: grubSays.noDevice.print({ device }), prompt: 'grub rescue>' }),
      program: file.name,
    };
  if (made === undefined) return undefined;
  const asked = join(made, '..', 'normal.mod');
  const { path, present } = grubFile(site, asked, device);
  if (path === undefined || present !== 'no' || file.present !== 'yes') return undefined;
  const console = notFound(site, asked);
  return { ...common, id: 'grub/modules-missing', console, program: file.name, path };
}
