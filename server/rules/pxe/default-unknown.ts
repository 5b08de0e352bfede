/** DEFAULT or ONTIMEOUT names neither a label nor a file. */
import { nearest } from '../../../grammars/text/index.js';
import type { PxeCommand, PxeConfigFile } from '../../site/pxelinux/facts.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { configFiles, readers } from '../about/pxeconfigs.js';
import type { CheckRule } from '../rule.js';

export const pxeDefaultUnknown: CheckRule = {
  id: 'pxe/default-unknown',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'DEFAULT or ONTIMEOUT names something that is no label of the file and no file of the TFTP root.',
    why: 'Labels are compared letter by letter, case included. What is no label is taken for a file: PXELINUX asks for it with `.c32`, `.img`, `.bss`, `.bin`, `.bs` and `.0` appended, then shows `Loading linus... failed: No such file or directory` and stops at `boot:`.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'DEFAULT linux', 'DEFAULT linus')),
    prefer: miniature(),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/syslinux.txt, DEFAULT'],
  },
  check({ site, boots, report }) {
    const nodes = readers(boots);
    for (const config of configFiles(site)) {
      // Included files that are not here may hold the label, and with UI the menu decides what starts.
      if (config.uboot || config.includes.length > 0 || config.client.kind === 'other') continue;
      const commands = config.ui === undefined ? [config.default, config.onTimeout] : [];
      for (const command of commands) {
        if (command === undefined || known(command, config)) continue;
        const label = nearest(
          command.word.value,
          config.labels.map(({ name }) => name.value),
        );
        // Without a similar label the word may be a file that only the server has.
        if (label === undefined && !missing(command, config)) continue;
        const meant = config.labels.find(({ name }) => name.value === label);
        report({
          at: command.word.place,
          message: `"${command.word.value}" is no label of this file${
            label === undefined ? '' : ` (labels are compared letter by letter; there is "${label}")`
          }, and no file of that name is in the TFTP root. The node shows "Loading ${command.word.value}... failed: No such file or directory" and stops at boot:.`,
          related:
            meant === undefined
              ? []
              : [{ place: meant.name.place, message: `perhaps label ${label} is meant` }],
          nodes: (nodes.get(config.file) ?? []).map(({ node }) => node.name),
          fixes: () =>
            label === undefined ? [] : [fix(`Write ${label}`, false, replace(command.word.place, label))],
        });
      }
    }

    function known({ word }: PxeCommand, config: PxeConfigFile): boolean {
      if (config.labels.some(({ name }) => name.value === word.value)) return true;
      // Names with a path or an extension are files on purpose; whether they exist is another rule's question.
      return /[/.:]/.test(word.value) || exists(word.value, config) !== 'no';
    }

    function missing({ word }: PxeCommand, config: PxeConfigFile): boolean {
      const some = config.labels.length > 0 || site.tftp.listingComplete;
      return some && exists(word.value, config) === 'no';
    }

    /** Looks for the word as a file beside the loader, with the extensions that PXELINUX tries. */
    function exists(word: string, config: PxeConfigFile): 'yes' | 'no' | 'unknown' {
      if (!config.implicit) return 'no';
      const directory = site.pxe.find(({ configs }) => configs.includes(config))?.path;
      const base = directory?.replace(/\/?pxelinux\.cfg$/, '') ?? site.tftp.root;
      if (base === undefined || site.tftp.mapFile) return config.labels.length > 0 ? 'no' : 'unknown';
      const answers = ['', '.c32', '.img', '.bss', '.bin', '.bs', '.0'].map((end) =>
        site.tree.exists(`${base}/${word}${end}`),
      );
      if (answers.includes('yes')) return 'yes';
      // In a copy without images a word beside labels is still far more likely a label with a slip in it.
      return answers.includes('unknown') && config.labels.length === 0 ? 'unknown' : 'no';
    }
  },
};
