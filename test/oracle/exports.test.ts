/** Asks nfs-utils itself what it makes of exports files, and compares that with ours. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportsLanguage } from '../../grammars/exports/index.js';
import { lowerExports } from '../../server/site/exports/lower.js';
import { skip } from '../support/skip.js';

const ask = join(import.meta.dirname, '../../../../test/oracle/exports-ask');
const corpus = process.env['DISKLESS_LINT_CORPUS'];

interface Verdict {
  readonly rc: number;
  readonly messages: readonly { readonly line: number | null; readonly message: string }[];
  readonly etab: readonly string[];
}

function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root for a mount namespace';
  for (const program of ['exportfs', 'unshare', 'python3', 'ip']) {
    if (spawnSync('which', [program]).status !== 0) return `${program} is not installed`;
  }
  return existsSync(ask) ? undefined : `${ask} is missing`;
}

/** Messages with which exportfs stops reading, as opposed to those about directories and names. */
const stops = /syntax error|unknown keyword|bad anon|bad fsid|unknown flavor|expected client/;

function ours(text: string) {
  const document = exportsLanguage.parse(text);
  const { entries } = lowerExports([{ file: '/etc/exports', document }]);
  const etab = entries.flatMap(({ path, clients }) =>
    clients
      .filter(({ kind, address }) => kind !== 'host' || address !== undefined)
      .map(({ spec, effective, optionsPlace }) => {
        const client = spec.value === '' && optionsPlace !== undefined ? '*' : spec.value;
        const words = [
          effective.rw ? 'rw' : 'ro',
          effective.async ? 'async' : 'sync',
          effective.nohide ? 'nohide' : 'hide',
          effective.crossmnt ? 'crossmnt' : 'nocrossmnt',
          effective.secure ? 'secure' : 'insecure',
          effective.rootSquash ? 'root_squash' : 'no_root_squash',
          effective.allSquash ? 'all_squash' : 'no_all_squash',
        ];
        return `${path.value} ${client} ${words.join(',')}`;
      }),
  );
  return { etab: [...new Set(etab)].sort(), stopped: document.stop !== undefined };
}

/** A line of etab reduced to what our facts hold. Flavour options stand behind `sec=`. */
function theirs(etab: readonly string[]): string[] {
  const lines = etab.flatMap((line) => {
    const [path = '', rest = ''] = line.split('\t');
    const open = rest.indexOf('(');
    const client = rest.slice(0, open);
    const options = rest.slice(open + 1, -1).split(',');
    // A name resolves or not by the machine's own hosts file; only what the file alone decides is compared.
    if (/^[a-z][\w.-]*$/i.test(client)) return [];
    const sections = options.findIndex((word) => word.startsWith('sec='));
    const head = options.slice(0, sections);
    let own: string[] = [];
    let first: string[] | undefined;
    let sys: string[] | undefined;
    for (const word of options.slice(sections)) {
      if (word.startsWith('sec=')) {
        own = [];
        first ??= own;
        if (word.slice(4).split(':').includes('sys')) sys = own;
      } else own.push(word);
    }
    const flags = sys ?? first ?? [];
    const pick = (yes: string, no: string, from: readonly string[]): string =>
      from.includes(yes) ? yes : no;
    const words = [
      pick('rw', 'ro', flags),
      pick('async', 'sync', head),
      pick('nohide', 'hide', head),
      pick('crossmnt', 'nocrossmnt', head),
      pick('insecure', 'secure', flags.includes('secure') || flags.includes('insecure') ? flags : head),
      pick('no_root_squash', 'root_squash', flags),
      flags.includes('all_squash') ? 'all_squash' : 'no_all_squash',
    ];
    const unescaped = path.replace(/\\([0-7]{3})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    );
    return [`${unescaped} ${client} ${words.join(',')}`];
  });
  return [...new Set(lines)].sort();
}

const texts: Readonly<Record<string, string>> = {
  plain: '/tmp 10.0.0.1(rw,no_subtree_check) 10.0.0.0/24(ro,no_root_squash)\n',
  continued: '/tmp \\\n   10.0.0.1(rw) \\\n\t10.0.0.2\n/var 10.0.0.3(async)\n',
  'defaults before': '/tmp -rw,no_root_squash 10.0.0.1 10.0.0.2(ro)\n',
  'defaults between': '/tmp 10.0.0.1(ro) -rw,all_squash 10.0.0.2 10.0.0.3(no_all_squash)\n',
  'defaults behind': '/tmp 10.0.0.1(ro) -rw\n/var -insecure # c\n',
  'two defaults in a row': '/tmp -rw -insecure 10.0.0.1\n',
  'no client': '/tmp\n/var ()\n',
  'blank before options': '/tmp 10.0.0.1 (rw)\n',
  'blank inside options': '/var 10.0.0.2(ro)\n/tmp 10.0.0.1(rw, sync)\n/usr 10.0.0.3(rw)\n',
  'missing parenthesis': '/var 10.0.0.2(ro)\n/tmp 10.0.0.1(rw\n/usr 10.0.0.3(rw)\n',
  'text behind the list': '/var 10.0.0.2(ro)\n/tmp 10.0.0.1(rw)x\n/usr 10.0.0.3(rw)\n',
  'unknown option': '/tmp 10.0.0.1(ro) 10.0.0.2(frob) 10.0.0.3(rw)\n/var 10.0.0.2(ro)\n',
  capitals: '/tmp 10.0.0.1(RW)\n',
  'trailing comma': '/tmp 10.0.0.1(rw,)\n',
  'leading comma': '/tmp 10.0.0.1(,rw)\n',
  'two commas': '/tmp 10.0.0.1(rw,,sync)\n',
  'lone comma': '/tmp 10.0.0.1(,)\n',
  'value too many': '/tmp 10.0.0.1(rw=1)\n',
  'value missing': '/tmp 10.0.0.1(fsid)\n',
  'mount points': '/tmp 10.0.0.1(mp) 10.0.0.2(mountpoint=/) 10.0.0.3(mpx)\n',
  numbers: '/tmp 10.0.0.1(anonuid=-2) 10.0.0.2(anongid=+3) 10.0.0.3(anonuid=0x1)\n',
  'empty number': '/tmp 10.0.0.1(anonuid=)\n',
  fsids: '/tmp 10.0.0.1(fsid=0x10) 10.0.0.2(fsid=010) 10.0.0.3(fsid=root) 10.0.0.4(fsid=-1)\n',
  'octal fsid': '/tmp 10.0.0.1(fsid=08)\n',
  uuid: '/tmp 10.0.0.1(fsid=01234567-0123-0123-0123-0123456789ab) 10.0.0.2(fsid=0123)\n',
  'squash list': '/tmp 10.0.0.1(squash_uids=5-3) 10.0.0.2(squash_uids=1,2)\n',
  flavours:
    '/tmp 10.0.0.1(sec=krb5:sys,rw) 10.0.0.2(rw,sec=sys,no_root_squash) 10.0.0.3(sec=krb5,rw,sec=sys)\n',
  'flavours again':
    '/tmp 10.0.0.1(ro,sec=krb5,rw,no_root_squash,sec=sys,ro) 10.0.0.2(sec=none,rw,sec=sys:krb5,ro)\n',
  'no flavour': '/tmp 10.0.0.1(sec=)\n',
  quoted: '"/tmp" "10.0.0.1(rw,async)" 10.0.0."2"(ro,"crossmnt")\n',
  escaped: '/tm\\160 10.0.0.1\\050rw\\054nohide\\051\n',
  'escape of an escape': '/tm\\134160 10.0.0.1(ro)\n',
  comments: '# a\n/tmp 10.0.0.1(rw) # b \\\n/var 10.0.0.2(ro) \\\n# c\n/usr 10.0.0.3(ro)#x\n',
  'hash in a word': '/tmp 10.0.0.1(rw)#x\n/var 10.0.0.2\n',
  'carriage returns': '/tmp 10.0.0.1(rw) \r\n# c\r\n/var 10.0.0.2(ro)\r\n',
  'empty line of a carriage return': '/tmp 10.0.0.1(rw)\r\n\r\n/var 10.0.0.2(ro)\r\n',
  'continued with a carriage return': '/tmp \\\r\n10.0.0.1(rw)\r\n/var 10.0.0.2(ro)\r\n',
  'form feed': '/tmp\f10.0.0.1(rw)\n',
  'open quote': '/tmp 10.0.0.1(rw)\n/var "10.0.0.2(ro)\n/usr 10.0.0.3(ro)\n',
  'no last line end': '/tmp 10.0.0.1(rw)',
  'open list at the end': '/tmp 10.0.0.1(rw',
  'parentheses in parentheses': '/tmp 10.0.0.1((rw)\n',
  'parentheses as defaults': '/tmp -(rw) 10.0.0.1\n',
  'longest client': `/tmp 10.0.0.1(${'ro,'.repeat(166)})\n/var 10.0.0.2\n`,
  'client too long': `/tmp 10.0.0.1(${'ro,'.repeat(167)})\n/var 10.0.0.2\n`,
  'blank before an option':
    '/tmp "10.0.0.1(rw, async)" 10.0.0.2(rw,\\040crossmnt) 10.0.0.3(\\040) 10.0.0.4(ro,\\011)\n',
  'blank behind an option': '/tmp 10.0.0.1(rw\\040,async)\n',
  'only a blank between commas': '/tmp "10.0.0.1(rw, ,async)"\n',
  'a client that looks like defaults': '/tmp - -) 10.0.0.1(rw)\n/var -rw -\\\n-async 10.0.0.1\n',
  'defaults, such a client, defaults': '/tmp -rw -x -async 10.0.0.1\n',
  'options of such a client': '/tmp -rw -x(frob) 10.0.0.1\n',
  'quoted and escaped defaults': '/tmp "-rw" 10.0.0.1\n/var \\055async 10.0.0.1\n/usr ""-async 10.0.0.1\n',
  'parentheses in defaults': '/tmp -replicas=/x)y@10.0.0.9(,rw 10.0.0.1\n',
  'form feed for a client': '/tmp \f10.0.0.1(rw) \f/var 10.0.0.2(ro)\n',
  'form feed and nothing behind': '/tmp 10.0.0.1(rw) \f \n/var \f\n/usr 10.0.0.2(ro) \f # c\n',
  'empty quotes for a client': '/tmp "" 10.0.0.1(rw) "" /var 10.0.0.2(ro)\n',
  'empty quotes behind defaults': '/tmp -rw "" 10.0.0.1\n/var -async 10.0.0.2 -crossmnt ""\n',
  'empty quotes for a path': '/tmp 10.0.0.1\n"" 10.0.0.2\n/var 10.0.0.3\n',
  'empty quotes in a word': '/t""mp 10.0.0.1(r""w)\n/var ""10.0.0.1\n',
  'odd quote before the last characters': '/tmp "10.0.0.1(rw)',
  'escape of an escape of an escape': '/tm\\134134160 10.0.0.1(ro)\n',
  'escape in pieces': '/tm\\1"60" 10.0.0.1(ro)\n/var 10.0.0.1(r\\16"7")\n',
  'longest path': `/${'x'.repeat(1023)} 10.0.0.1(frob)\n`,
  'path too long': `/tmp 10.0.0.2\n/${'x'.repeat(1024)} 10.0.0.1(frob)\n/var 10.0.0.3\n`,
  'longest defaults': `/tmp -${'ro,'.repeat(170)} 10.0.0.1\n/var 10.0.0.2\n`,
  'defaults too long': `/tmp -${'ro,'.repeat(170)}, 10.0.0.1\n/var 10.0.0.2\n`,
  'escapes do not count fourfold': `/tmp 10.0.0.1(${'ro\\054'.repeat(166)})\n/var 10.0.0.2\n`,
  'odd squash lists': '/tmp 10.0.0.1(squash_uids=) 10.0.0.2(squash_uids=-2) 10.0.0.3(squash_gids=5-)\n',
  'squash list of -1': '/tmp 10.0.0.1(ro) 10.0.0.2(squash_uids=4294967295)\n',
  'squash list of three': '/tmp 10.0.0.1(ro) 10.0.0.2(squash_uids=1-2-3)\n',
  'squash list for one client': '/tmp -squash_uids=0 10.0.0.1(ro)\n/var 10.0.0.1(ro)\n',
  kinds: '/tmp *(ro) 10.0.0.*(rw) @lab(ro) gss/krb5(rw) [a-c]?(ro)\n',
};

/** exportfs stops in these without a word. */
const silent: ReadonlySet<string> = new Set([
  'empty line of a carriage return',
  'empty quotes for a path',
  'path too long',
]);

describe('exports, as exportfs reads them', function () {
  this.timeout(600_000);
  let folder = '';

  before(function () {
    const reason = whyNot();
    if (reason !== undefined) {
      skip(this, `exportfs not asked: ${reason}`);
    }
    folder = mkdtempSync(join(tmpdir(), 'exports-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  function asked(text: string | Uint8Array): Verdict {
    const file = join(folder, 'exports');
    writeFileSync(file, text);
    const { stdout } = spawnSync('python3', [ask, file], { encoding: 'utf8', cwd: folder });
    return JSON.parse(stdout) as Verdict;
  }

  for (const [name, text] of Object.entries(texts)) {
    it(name, () => {
      const verdict = asked(text);
      const own = ours(text);
      assert.deepEqual(own.etab, theirs(verdict.etab));
      assert.equal(
        own.stopped,
        silent.has(name) || verdict.messages.some(({ message }) => stops.test(message)),
      );
    });
  }

  it('crashes over squash lists in defaults of two clients, and exports nothing', () => {
    for (const rest of ['10.0.0.1(ro) 10.0.0.2(ro)', '10.0.0.1 10.0.0.2 10.0.0.3(ro)', '10.0.0.1 -rw']) {
      const text = `/var 10.0.0.1(ro)\n/tmp -squash_uids=0 ${rest}\n`;
      const verdict = asked(text);
      assert.ok(verdict.rc < 0 && verdict.etab.length === 0, text);
      assert.ok(ours(text).stopped, text);
    }
  });

  it('keeps its meaning when printed', () => {
    for (const [name, text] of Object.entries(texts)) {
      const printed = exportsLanguage.format(exportsLanguage.parse(text));
      assert.deepEqual(theirs(asked(printed).etab), theirs(asked(text).etab), name);
    }
  });

  it('judges the corpus as recorded, and as today', function () {
    if (corpus === undefined) {
      skip(this, 'corpus not read: DISKLESS_LINT_CORPUS is not set');
    }
    const verdicts = readFileSync(join(corpus, 'VERDICTS.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { file: string; expected: string });
    let seen = 0;
    for (const { file, expected } of verdicts.filter((verdict) => verdict.file.startsWith('exports/'))) {
      const text: string = readFileSync(join(corpus, file), 'utf8');
      const document = exportsLanguage.parse(text);
      const errors = document.problems.filter(({ severity }) => severity === 'error');
      assert.equal(errors.length > 0, expected === 'invalid', file);
      assert.deepEqual(ours(text).etab, theirs(asked(text).etab), file);
      const printed = exportsLanguage.format(document);
      assert.equal(exportsLanguage.format(exportsLanguage.parse(printed)), printed, file);
      assert.deepEqual(ours(printed).etab, ours(text).etab, file);
      seen++;
    }
    assert.ok(seen > 0 && readdirSync(join(corpus, 'exports')).length >= seen);
  });
});
