/** A boot goes in; the file that the machine asks the boot server for first comes out: its boot file, or the configuration that U-Boot in its flash looks for. */
import type { BootTrace } from '../../../boot/trace.js';
import type { Answer, Place } from '../../../site/place.js';

export interface FirstFile {
  readonly name: string;
  readonly present: Answer;
  readonly place: Place | undefined;
}

export function firstFile({ bootFile, loading }: BootTrace): FirstFile | undefined {
  if (bootFile !== undefined) return bootFile;
  if (loading?.used.kind !== 'value') return undefined;
  const { file, name } = loading.used.value;
  return {
    name: `${loading.prefix}pxelinux.cfg/${name}`,
    present: 'yes',
    place: { file, span: { start: 0, end: 0 } },
  };
}
