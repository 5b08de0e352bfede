/** A parsed fstab goes in, its mounts come out. Lines that libmount ignores are no facts, and a template has none. */
import {
  type FieldNode,
  type FstabDocument,
  type NfsSource,
  splitNfsSource,
} from '../../../grammars/fstab/index.js';
import { type Span, shift } from '../../../grammars/text/index.js';
import type { Place, Said } from '../place.js';
import type { SourceFile } from '../source.js';
import { writtenMarker } from '../template.js';
import type { FstabFacts, Mount } from './facts.js';

const NFS_TYPES: ReadonlySet<string> = new Set(['nfs', 'nfs4']);

/** Server and path with the places of their own; of a source whose colon is itself an escape, that of the whole field. */
function partsOf(
  field: FieldNode,
  split: NfsSource,
  raw: string,
  place: (span: Span) => Place,
): NonNullable<Mount['nfs']> {
  // Escapes make the text shorter than its span, so the parts are looked for in what is written.
  const written = splitNfsSource(raw);
  const part = (value: string, start: number | undefined, length: number | undefined): Said<string> => {
    if (start === undefined || length === undefined) return { value, place: place(field.span) };
    const from = field.span.start + start;
    return { value, place: place({ start: from, end: from + length }) };
  };
  return {
    server: part(split.server, written?.serverStart, written?.server.length),
    path: part(split.path, written?.pathStart, written?.path.length),
  };
}

/** Undefined of a template: which lines a program makes of it is not known, also of those without a marker, which may stand in its branches. */
export function lowerFstab({ file, document }: SourceFile<FstabDocument>): FstabFacts | undefined {
  if (writtenMarker(document) !== undefined) return undefined;
  const mounts: Mount[] = [];
  for (const { mount, ignored, offset } of document.lines) {
    if (mount?.target === undefined || mount.type === undefined || ignored) continue;
    const place = (span: Span): Place => ({ file, span: shift(span, offset) });
    const textAt = ({ span }: FieldNode) => document.text.slice(offset + span.start, offset + span.end);
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
      nfs: split === undefined ? undefined : partsOf(mount.source, split, textAt(mount.source), place),
      place: place(mount.span),
    });
  }
  return { file, mounts };
}
