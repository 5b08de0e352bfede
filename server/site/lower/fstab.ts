/** A parsed fstab goes in, its mounts come out. Lines that libmount ignores are no facts. */
import {
  type FieldNode,
  type FstabDocument,
  type NfsSource,
  splitNfsSource,
} from '../../../grammars/fstab/index.js';
import { type Span, shift } from '../../../grammars/text/index.js';
import type { FstabFacts, Mount } from '../fstab.js';
import type { Place, Said } from '../place.js';
import type { SourceFile } from '../source.js';

const NFS_TYPES: ReadonlySet<string> = new Set(['nfs', 'nfs4']);

/** Exact places of server and path; of a source with escapes, whose text is shorter than its span, the whole field. */
function partsOf(
  field: FieldNode,
  split: NfsSource,
  place: (span: Span) => Place,
): NonNullable<Mount['nfs']> {
  const plain = field.text.length === field.span.end - field.span.start;
  const part = (value: string, start: number): Said<string> => {
    const from = field.span.start + start;
    return { value, place: place(plain ? { start: from, end: from + value.length } : field.span) };
  };
  return { server: part(split.server, split.serverStart), path: part(split.path, split.pathStart) };
}

export function lowerFstab({ file, document }: SourceFile<FstabDocument>): FstabFacts {
  const mounts: Mount[] = [];
  for (const { mount, ignored, offset } of document.lines) {
    if (mount?.target === undefined || mount.type === undefined || ignored) continue;
    const place = (span: Span): Place => ({ file, span: shift(span, offset) });
    const said = (field: FieldNode): Said<string> => ({ value: field.text, place: place(field.span) });
    const split = NFS_TYPES.has(mount.type.text) ? splitNfsSource(mount.source.text) : undefined;
    mounts.push({
      source: said(mount.source),
      target: said(mount.target),
      type: said(mount.type),
      options: (mount.options?.options ?? []).map(({ name, value, span }) => ({
        name,
        value,
        place: place(span),
      })),
      optionsPlace: mount.options === undefined ? undefined : place(mount.options.span),
      pass:
        mount.pass === undefined
          ? undefined
          : { value: Number.parseInt(mount.pass.text, 10), place: place(mount.pass.span) },
      nfs: split === undefined ? undefined : partsOf(mount.source, split, place),
      place: place(mount.span),
    });
  }
  return { file, mounts };
}
