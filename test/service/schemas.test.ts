/** The JSON of `parse` against docs/schemas: over fixtures, made-up files and real files, in both directions. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { detect, type LanguageId, languageIds } from '../../grammars/index.js';
import { parse } from '../../server/service/parse.js';
import { accepted, refused } from '../grammars/dhcpd/cases.js';
import { dhcpdText } from '../support/generated/dhcpd.js';
import { exportsText } from '../support/generated/exports.js';
import { fstabText } from '../support/generated/fstab.js';
import { kconfigText } from '../support/generated/kconfig.js';
import { fixtures, repository } from '../support/repository.js';
import { type Schema, unseen, Visitor } from '../support/schema-coverage.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_CORPUS'];

interface Case {
  readonly id: LanguageId;
  readonly name: string;
  readonly text: string;
}

/** Every file below a folder whose language its name and text tell. */
function casesBelow(folder: string): Case[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry): Case[] => {
    if (!entry.isFile() || entry.name === 'expected.txt') return [];
    const name = join(entry.parentPath, entry.name);
    const text = readFileSync(name, 'utf8');
    const parts = name.slice(folder.length).split('/');
    const id =
      parts[1] === 'documents' ? languageIds.find((it) => it === parts[2]) : detect(name, text.slice(0, 400));
    return id === undefined ? [] : [{ id, name, text }];
  });
}

const fixtureCases = (): Case[] => casesBelow(fixtures);

function generatedCases(): Case[] {
  const made = { dhcpd: dhcpdText(), exports: exportsText(), fstab: fstabText(), kconfig: kconfigText() };
  return Object.entries(made).flatMap(([id, texts]) =>
    fc.sample<string | { readonly text: string }>(texts, { numRuns: 300, seed: 5 }).map((it, index) => ({
      id: id as LanguageId,
      name: `made up ${index}`,
      text: typeof it === 'string' ? it : it.text,
    })),
  );
}

/** Forms that no fixture happens to have. */
const rare: readonly Case[] = [
  {
    id: 'pxelinux',
    name: 'rare lines',
    text: 'KASLRSEED\nFDTDIR /dtb\nnonsense\nTEXT HELP\n  shown\nENDTEXT\nPROMPT\n# note\n',
  },
  ...[
    ['etc/default/x', "A=1 B+='x'$P\"$C\"\\d$(e); f=(g h) # i\nexport J\nbroken='\n"],
    ['etc/nfs.conf', '[nfsd]\nvers3=y\nempty=\nno-value\n[open\n# c\n'],
    ['etc/hosts', '10.0.0.1 a b # c\n'],
    ['etc/hosts.allow', 'ALL: 10.\n'],
    ['etc/xinetd.d/tftp', 'service tftp\n{\n disable = no\n flags += IPv4\n}\n'],
    ['lib/systemd/system/nfs.service', '[Service]\nExecStart=/x\n'],
    ['etc/inetd.conf', 'tftp dgram udp wait root /usr/sbin/in.tftpd in.tftpd -s /srv/tftp\n'],
    ['etc/network/interfaces', 'auto eth0\niface eth0 inet dhcp\n'],
    ['etc/hostname', 'node\n'],
  ].map(([name = '', text = '']) => ({ id: 'settings' as const, name, text })),
  ...[...accepted, ...refused.map(([text]) => text)].map((text) => ({
    id: 'dhcpd' as const,
    name: text,
    text,
  })),
];

function printed({ id, name, text }: Case): unknown {
  return JSON.parse(JSON.stringify(parse(text, id, name)));
}

describe('JSON Schemas of parse', function () {
  this.timeout(600_000);
  const schemas = new Map<LanguageId, Schema>();
  const validators = new Map<LanguageId, ValidateFunction>();

  before(() => {
    for (const id of languageIds) {
      const schema = JSON.parse(
        readFileSync(`${repository}/docs/schemas/${id}.schema.json`, 'utf8'),
      ) as Schema;
      schemas.set(id, schema);
      validators.set(id, new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema));
    }
  });

  function check(cases: readonly Case[]): void {
    for (const it of cases) {
      const validate = validators.get(it.id);
      assert.ok(validate !== undefined, it.id);
      const fits = validate(printed(it));
      assert.ok(fits, `${it.id} ${it.name}: ${JSON.stringify(validate.errors?.slice(0, 5), null, 1)}`);
    }
  }

  it('are what their sources say (npm run docs writes them)', async () => {
    const { schemas: made } = (await import(`${repository}/docs/schema-sources/index.mjs`)) as {
      schemas: Record<string, unknown>;
    };
    assert.deepEqual(Object.keys(made).sort(), [...languageIds].sort());
    for (const id of languageIds) assert.deepEqual(schemas.get(id), made[id], id);
  });

  it('are kept by every fixture', () => {
    const cases = fixtureCases();
    assert.deepEqual([...new Set(cases.map(({ id }) => id))].sort(), [...languageIds].sort());
    check(cases);
  });

  it('are kept by made-up and small files', () => check([...generatedCases(), ...rare]));

  it('are kept by every real file', function () {
    if (corpus === undefined || !existsSync(`${corpus}/INDEX.tsv`)) {
      skip(this, 'DISKLESS_LINT_CORPUS names no folder of real files');
    }
    const rows = readFileSync(`${corpus}/INDEX.tsv`, 'utf8').split('\n').slice(1);
    const cases = rows.flatMap((row): Case[] => {
      const [file = '', format] = row.split('\t');
      const id = languageIds.find((it) => it === format);
      if (id === undefined) return [];
      const bytes: Buffer = readFileSync(`${corpus}/${file}`);
      return [{ id, name: file, text: (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') }];
    });
    assert.ok(cases.length > 0);
    if (existsSync(`${corpus}/sites`)) cases.push(...casesBelow(`${corpus}/sites`));
    console.log(`      ${cases.length} files`);
    check(cases);
  });

  it('describe every property, and nothing that never occurs', () => {
    const cases = [...fixtureCases(), ...generatedCases(), ...rare];
    const found: string[] = [];
    for (const id of languageIds) {
      const schema = schemas.get(id);
      assert.ok(schema !== undefined);
      const visitor = new Visitor(schema);
      for (const it of cases) if (it.id === id) visitor.visit(printed(it));
      found.push(...unseen(schema, visitor).map((it) => `${id} ${it}`));
    }
    assert.deepEqual(found, []);
  });

  it('refuse a property too many and a property too few', () => {
    const [first] = fixtureCases().filter(({ id }) => id === 'exports');
    assert.ok(first !== undefined);
    const validate = validators.get('exports');
    assert.ok(validate !== undefined);
    const result = printed(first) as { document: { entries: { path?: string }[] } };
    assert.equal(validate(result), true);
    const [entry] = result.document.entries;
    assert.ok(entry !== undefined);
    assert.equal(validate({ ...result, more: 1 }), false);
    assert.equal(
      validate({ ...result, document: { ...result.document, entries: [{ ...entry, more: 1 }] } }),
      false,
    );
    const { path: _path, ...less } = entry;
    assert.equal(validate({ ...result, document: { ...result.document, entries: [less] } }), false);
  });
});
