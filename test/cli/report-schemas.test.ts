/** The JSON of all commands but `parse` against docs/schemas/reports, over fixtures and the examples of the rules, in both directions. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { run } from '../../server/cli/run.js';
import { writeSite } from '../support/disk.js';
import { examples } from '../support/examples.js';
import { fixtures, repository } from '../support/repository.js';
import { paper } from '../support/said.js';
import { type Schema, unseen, Visitor } from '../support/schema-coverage.js';
import { siteOf } from '../support/site.js';

/** A command is told with the words that come before its operands. */
type Report = 'lint' | 'explain' | 'explain-all' | 'diff' | 'show' | 'diagnose' | 'rules';

/** A word of a choice, or its null. Which of them the examples come to is no matter of the form. */
const CHOICE = /=[^.[]*$|\|\d$/;

/** What no example shows: a file that is none, one of a program that is not known, a menu with an entry that does not boot. */
const RARE: Readonly<Record<string, string | Uint8Array>> = {
  'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "pxelinux.0"; }
host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
host node22 { hardware ethernet 00:40:63:c2:ca:d0; fixed-address 192.168.1.22; filename "other.0"; }
`,
  'etc/kea/kea-dhcp4.conf': '{ "Dhcp4": {} }\n',
  'etc/exports': new Uint8Array([0, 1, 2]),
  'srv/tftp/pxelinux.cfg/default': `DEFAULT local
LABEL local
  LOCALBOOT 0
LABEL broken
  KERNEL memdisk
  INITRD missing.img
`,
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/memdisk': '',
};

describe('JSON Schemas of the reports', function () {
  this.timeout(600_000);
  const schemas = new Map<string, Schema>();
  const validators = new Map<string, ValidateFunction>();
  const visitors = new Map<string, Visitor>();
  let folder = '';

  before(() => {
    const directory = join(repository, 'docs/schemas/reports');
    for (const name of readdirSync(directory)) {
      const schema = JSON.parse(readFileSync(join(directory, name), 'utf8')) as Schema;
      const report = name.replace('.schema.json', '');
      schemas.set(report, schema);
      validators.set(report, new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema));
      visitors.set(report, new Visitor(schema));
    }
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-test-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function printed(cwd: string, ...words: readonly string[]): Promise<unknown> {
    const { terminal, text } = paper(cwd);
    const only = { ...terminal, err: () => undefined };
    await run([...words, '--format', 'json'], only);
    return JSON.parse(text());
  }

  async function check(report: Report, cwd: string, ...words: readonly string[]): Promise<void> {
    const value = await printed(cwd, ...words);
    const validate = validators.get(report);
    assert.ok(validate !== undefined, report);
    const fits = validate(value);
    assert.ok(fits, `${words.join(' ')}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);
    visitors.get(report)?.visit(value);
  }

  it('are what their sources say (npm run docs writes them)', async () => {
    const { reports } = (await import(`${repository}/docs/schema-sources/index.mjs`)) as {
      reports: Record<string, unknown>;
    };
    assert.deepEqual([...schemas.keys()].sort(), Object.keys(reports).sort());
    for (const [report, schema] of schemas) assert.deepEqual(schema, reports[report], report);
  });

  it('are kept by the fixtures', async () => {
    await check('rules', repository, 'rules');
    await check('rules', repository, 'rules', 'nfsroot/not-exported');
    const howto = join(fixtures, 'sites/howto');
    for (const name of readdirSync(join(fixtures, 'sites'))) {
      const site = join(fixtures, 'sites', name);
      await check('lint', site, 'lint', '--statistics', '.');
      await check('explain-all', site, 'explain', '--all', '.');
      await check('show', site, 'show', '.');
      await check('diff', site, 'diff', howto, '.');
    }
    for (const name of readdirSync(join(fixtures, 'logs'))) {
      await check('diagnose', howto, 'diagnose', '--root', howto, join(fixtures, 'logs', name));
    }
  });

  it('are kept by the examples of the rules', async () => {
    const third = examples.filter((_rule, at) => at % 3 === 0);
    for (const { id, docs } of third) {
      const [avoid, prefer] = ['avoid', 'prefer'].map((half) => join(folder, id, half));
      assert.ok(avoid !== undefined && prefer !== undefined);
      for (const half of [avoid, prefer]) mkdirSync(half, { recursive: true });
      writeSite(avoid, docs.avoid);
      writeSite(prefer, docs.prefer);
      await check('lint', avoid, 'lint', '.');
      await check('explain-all', avoid, 'explain', '--all', '.');
      for (const { name } of siteOf(docs.avoid).nodes) await check('explain', avoid, 'explain', name);
      await check('show', avoid, 'show', '.');
      await check('diff', avoid, 'diff', prefer, '.');
    }
  });

  it('are kept where something is rare', async () => {
    const site = join(folder, 'rare');
    for (const [path, text] of Object.entries(RARE)) {
      mkdirSync(dirname(join(site, path)), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    const log = join(folder, 'screen.log');
    writeFileSync(log, 'PXE-E51: No DHCP or proxyDHCP offers were received.\n');
    const [empty, refused] = [join(folder, 'empty'), join(folder, 'refused')];
    writeSite(empty, { 'etc/dhcp/dhcpd.conf': '' });
    writeSite(refused, { 'etc/dhcp/dhcpd.conf': `${RARE['etc/dhcp/dhcpd.conf']}}\n` });
    await check('lint', site, 'lint', '.');
    await check('show', site, 'show', '.');
    for (const node of ['node21', 'node22']) await check('explain', site, 'explain', node);
    await check('diff', site, 'diff', '.', empty);
    await check('diagnose', refused, 'diagnose', '--root', refused, log);
  });

  it('describe every property, and nothing that never occurs', () => {
    const found = [...schemas].flatMap(([report, schema]) =>
      unseen(schema, visitors.get(report) ?? assert.fail(report))
        .filter((one) => !CHOICE.test(one))
        .map((one) => `${report} ${one}`),
    );
    assert.deepEqual(found, []);
  });
});
