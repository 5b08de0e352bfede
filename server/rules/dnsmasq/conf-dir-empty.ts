/** The endings of conf-dir leave out every file of the folder. */
import type { DnsmasqDocument, FieldNode, OptionNode } from '../../../grammars/dnsmasq/index.js';
import { shift } from '../../../grammars/text/index.js';
import { isConfDirFile } from '../../site/dnsmasq/confdir.js';
import type { Site, SiteFile } from '../../site/model.js';
import { fix, replace } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const USUAL = '*.conf';

const SITE = (ending: string) => ({
  ...servedByDnsmasq(`conf-dir=/etc/dnsmasq.d,${ending}\n`),
  'etc/dnsmasq.d/lab.conf': 'log-dhcp\n',
});

export const dnsmasqConfDirEmpty: CheckRule = {
  id: 'dnsmasq/conf-dir-empty',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The endings behind the folder of conf-dir leave out all its files of configuration, and nothing else of the folder is read.',
    why: 'An ending with an asterisk (`*.conf`) says what dnsmasq reads of the folder, one without (`.conf`) what it leaves out; lab.cfg is none of `*.conf`. It says nothing of a folder of which it reads nothing, and starts without those lines: machines get no answer. The service of Debian names /etc/dnsmasq.d itself and reads it all the same, another one does not.',
    avoid: SITE('.conf'),
    prefer: SITE(USUAL),
    references: ['dnsmasq(8), --conf-dir', 'dnsmasq src/option.c, one_opt'],
  },
  check({ site, report }) {
    for (const [file, source] of site.files) {
      if (!isDnsmasq(source)) continue;
      for (const { option, offset } of source.document.lines) {
        if (option?.name !== 'conf-dir') continue;
        const left = leftOut(site, option);
        if (left === undefined) continue;
        const { folder, names, ending, named } = left;
        const at = { file, span: shift(ending.span, offset) };
        const [first = '', ...more] = names;
        const others = more.length === 0 ? '' : ` and ${more.length} more`;
        const why = ending.text.startsWith('*')
          ? `No file of ${folder} ends so, so dnsmasq reads none of them by this line`
          : `Without an asterisk the ending says what is left out: dnsmasq reads nothing of ${folder} by this line`;
        const mend = named ? 'Let its name end in .conf.' : `Did you mean ${USUAL}?`;
        report({
          at,
          message: `${why}, not even ${first}${others}. ${mend}`,
          fixes: () => (named ? [] : [fix(`Write ${USUAL}`, false, replace(at, USUAL))]),
        });
      }
    }
  },
};

function isDnsmasq(file: SiteFile): file is SiteFile & { readonly document: DnsmasqDocument } {
  return file.document.language === 'dnsmasq';
}

/** What a file of configuration is called that dnsmasq would read, were its ending the one that is asked for. */
const OTHER_ENDINGS = /^[\w-][\w.-]*\.(?:cfg|cnf|config)$/;

interface LeftOut {
  readonly folder: string;
  /** The files that end in .conf, else those with another ending of configurations. */
  readonly names: readonly string[];
  readonly ending: FieldNode;
  /** None of them ends in .conf, so that it is their names that are wrong. */
  readonly named: boolean;
}

/** Undefined where anything of the folder is read. */
function leftOut({ tree }: Site, { value }: OptionNode): LeftOut | undefined {
  const [folder, ...endings] = value?.fields ?? [];
  if (folder?.text.startsWith('/') !== true || /[{}$<>%@]/.test(value?.text ?? '')) return undefined;
  const texts = endings.map(({ text }) => text);
  const all = tree.list(folder.text) ?? [];
  const names = all.filter((name) => name.endsWith('.conf') && isConfDirFile(name, []));
  const ending =
    endings.find(({ text }) => text.startsWith('*')) ??
    endings.find(({ text }) => names.some((name) => !isConfDirFile(name, [text])));
  if (all.some((name) => isConfDirFile(name, texts))) return undefined;
  if (ending !== undefined && names.length > 0) return { folder: folder.text, names, ending, named: false };
  const others = all.filter((name) => OTHER_ENDINGS.test(name));
  const usual = endings.find(({ text }) => text === USUAL);
  return usual === undefined || others.length === 0
    ? undefined
    : { folder: folder.text, names: others, ending: usual, named: true };
}
