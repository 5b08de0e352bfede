/**
 * Whatever a boot foretells is recognised where it happens: the texts of every fault, over the examples of all rules and the sites
 * that were booted, name the machine and the line again when they come back as a log.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, hear, speakers, traceSite } from '../../server/boot/index.js';
import { rules } from '../../server/rules/index.js';
import { Diagnoser } from '../../server/service/index.js';
import type { Node, Site } from '../../server/site/model.js';
import { bootCase, caseNames } from '../oracle/boot-matrix.js';
import { repository } from '../support/repository.js';
import { siteOf } from '../support/site.js';

interface Foretold {
  readonly site: Site;
  readonly name: string;
  readonly node: Node;
  readonly fault: Fault;
  readonly text: string;
}

function* foretoldIn(name: string, site: Site): Generator<Foretold> {
  for (const { node, stages } of traceSite(site)) {
    for (const fault of stages.flatMap(({ faults }) => faults)) {
      for (const text of [fault.console, fault.log]) {
        if (text !== undefined && fault.effect !== 'none') yield { site, name, node, fault, text };
      }
    }
  }
}

function* foretold(): Generator<Foretold> {
  for (const { id, docs } of rules) {
    if (Object.keys(docs.avoid).length > 0) yield* foretoldIn(id, siteOf(docs.avoid));
  }
  for (const name of caseNames) {
    const { files, modes } = bootCase(name);
    const directories = [...files.keys()].filter((path) => path.endsWith('/'));
    const texts = Object.fromEntries([...files].filter(([path]) => !path.endsWith('/')));
    yield* foretoldIn(name, siteOf(texts, { modes, directories }));
  }
}

describe('what a boot foretells', () => {
  it('is recognised again, with its machine and its line', () => {
    const wrong: string[] = [];
    const kinds = new Set<string>();
    for (const { site, name, node, fault, text } of foretold()) {
      // Machines that no file names have no screen of their own.
      const diagnoser = new Diagnoser(site, node.kind === 'node' ? node : undefined);
      diagnoser.read(text);
      const [told] = diagnoser.diagnosis().told;
      kinds.add(fault.id);
      if (told === undefined) wrong.push(`${name}: ${fault.id}: nobody knows "${text}"`);
      else if (!told.trouble) wrong.push(`${name}: ${fault.id}: "${text}" is taken for no trouble`);
      else if (!told.blamed.some(({ at }) => site.files.has(at.file) || at.file.startsWith(site.root)))
        wrong.push(`${name}: ${fault.id}: "${text}" is blamed on nothing`);
      else if (told.blamed[0]?.rule === fault.id && told.blamed[0].at.span.start !== fault.at.span.start) {
        // Several lines may be wrong in the same way; then the first of them is named.
        const places = [...foretoldIn(name, site)].filter((one) => one.fault.id === fault.id);
        const named = told.blamed[0].at;
        if (!places.some((one) => one.fault.at.span.start === named.span.start))
          wrong.push(`${name}: ${fault.id}: another line is named`);
      }
    }
    assert.equal(wrong.join('\n'), '');
    assert.ok(kinds.size > 50, `only ${kinds.size} kinds of faults were seen`);
  });

  it('is printed by the sentences of its program, and by nothing else', () => {
    const boot = join(repository, 'server/boot');
    const files = readdirSync(boot, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts'));
    const casts = files.filter(
      (path) => path !== 'sentence.ts' && /\bas Printed\b/.test(readFileSync(join(boot, path), 'utf8')),
    );
    assert.deepEqual(casts, []);
    const listed = readFileSync(join(boot, 'speakers.ts'), 'utf8');
    const homes = files.filter((path) => path.endsWith('/sentences.ts'));
    assert.ok(homes.length >= 9);
    // A DHCP server brings its own along.
    const brought = (path: string): boolean =>
      path.startsWith('dhcp/') &&
      /^import \{ speaker \} from '\.\/sentences\.js';$[\s\S]*^ {2}speaker,$/m.test(
        readFileSync(join(boot, path.replace('sentences.ts', 'index.ts')), 'utf8'),
      );
    assert.deepEqual(
      homes.filter((path) => !listed.includes(`'./${path.replace('.ts', '.js')}'`) && !brought(path)),
      [],
    );
  });

  it('is heard as what it is: no sentence hides behind another', () => {
    const hidden: string[] = [];
    for (const speaker of speakers) {
      for (const sentence of speaker.sentences) {
        const text = sentence.words
          .replaceAll('{mac}', '00:40:63:c2:ca:c9')
          .replaceAll('{address}', '192.168.1.21')
          .replaceAll('{line}', '7')
          .replaceAll('{rest}', '')
          .replaceAll(/\{[a-z]+\}/g, 'x');
        if (hear(text)?.sentence !== sentence) hidden.push(`${speaker.program}: ${text}`);
      }
    }
    assert.deepEqual(hidden, []);
  });
});
