/** Lines of kernel configurations go in, the findings of a site with them come out. */
import { miniature } from '../../../server/rules/about/miniature.js';
import { allTexts, type Changes } from '../support.js';

const CONFIGURATION = 'srv/tftp/vmlinuz.config';

/** The kernel of the miniature site's node, with lines added; a later line counts. */
export function node(lines: string, files: Changes = {}): string[] {
  return allTexts({ [CONFIGURATION]: `${miniature()[CONFIGURATION] ?? ''}${lines}`, ...files }).filter(
    (one) => !one.startsWith('kernel/duplicate-symbol'),
  );
}

/** The kernel of the boot server. */
export function server(lines: string, files: Changes = {}): string[] {
  return allTexts({
    'usr/src/linux/.config_master': `# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.0 Kernel Configuration\n${lines}`,
    ...files,
  });
}
