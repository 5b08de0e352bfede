/** Traced kernel command lines, each once, with the nodes that boot with it. */
import type { BootTrace, KernelStage } from '../../../boot/trace.js';
import { groupBy } from '../../../site/groups.js';
import { placeKey } from '../../../site/place.js';
import type { RuleContext } from '../../rule.js';
import { once } from '../once.js';

export interface CommandLine {
  readonly stage: KernelStage;
  readonly parameters: KernelStage['parameters'];
  readonly mode: KernelStage['mode'];
  readonly nodes: readonly string[];
  /** DEFAULT names a file, not a label. */
  readonly bare: boolean;
  /** What PXELINUX puts before the names of files. */
  readonly prefix: string;
}

/** Nodes that share a configuration file and label share its command line; a finding about it is made once. */
export function commandLines({ boots }: Pick<RuleContext, 'boots'>): readonly CommandLine[] {
  return remembered(boots);
}

/** Once for all rules that ask. */
const remembered = once((boots: readonly BootTrace[]): readonly CommandLine[] => {
  const staged = boots.flatMap(({ node, kernel, loading }) =>
    kernel === undefined
      ? []
      : [
          {
            node,
            stage: kernel,
            bare: loading?.bare !== undefined,
            prefix: loading?.prefix ?? '',
          },
        ],
  );
  const groups = groupBy(staged, ({ stage }) => `${placeKey(stage.place)}:${stage.imagePlace.span.start}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const { stage, bare, prefix } = first;
    const { parameters, mode } = stage;
    return [{ stage, parameters, mode, bare, prefix, nodes: group.map(({ node }) => node.name) }];
  });
});
