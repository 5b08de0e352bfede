/**
 * Configurations that are right go in, and in each of their words what a person or a program is yet to fill in: no finding speaks of
 * such a word, whatever marks it.
 */
import assert from 'node:assert/strict';
import { lint } from '../../server/service/lint/lint.js';
import { examples } from '../support/examples.js';
import { SITE_ROOT, workspaceOf } from '../support/site.js';

type Files = Readonly<Record<string, string>>;

const MARKS = ['{{ hole }}', '__HOLE__', '@@hole@@'];

/** The words of each line, but for the first, which is the name of an option or a command. */
const WORDS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\/)dnsmasq\.conf$/, /(?<=[=,:])[^=,\n]+/g],
  [/\.ipxe$/, /(?<=[ =,:/])[^\s"=,:(){};\\|&#$/]+/g],
  [/(?:^|\/)grub\.cfg$/, /(?<=[ =,:/])[^\s"=,:(){};\\|&#$/[\]]+/g],
];

/** Words that a script is built with: no template fills in those alone. */
const BUILT_WITH =
  /^(?:--?[\w-]+|if|then|else|fi|goto|boot|choose|kernel|linux|initrd|chain|menuentry|set|isset|iseq|exit|item|shell|chainloader|configfile)$/;

function findings(files: Files) {
  const found = workspaceOf(files).workspace;
  const sites = found.locate(SITE_ROOT);
  return Array.isArray(sites) ? sites.flatMap((site) => lint(found.site(site)).findings) : [];
}

/** Each line once, in whichever example it stands. */
function* filled(path: string, text: string, done: Set<string>): Generator<string> {
  const words = WORDS.find(([name]) => name.test(path))?.[1];
  for (const { 0: word, index } of words === undefined ? [] : text.matchAll(words)) {
    const from = text.lastIndexOf('\n', index) + 1;
    const line = text.slice(from, text.indexOf('\n', index));
    const once = `${line} ${index - from}`;
    if (done.has(once) || BUILT_WITH.test(word)) continue;
    done.add(once);
    for (const mark of MARKS) yield text.slice(0, index) + mark + text.slice(index + word.length);
  }
}

describe('what is yet to be filled in', () => {
  it('is spoken of by no finding', function () {
    this.timeout(600_000);
    const done = new Set<string>();
    const spoken: string[] = [];
    for (const { docs } of examples) {
      if (findings(docs.prefer).length > 0) continue;
      for (const [path, text] of Object.entries(docs.prefer))
        for (const written of filled(path, text, done))
          for (const { rule, message } of findings({ ...docs.prefer, [path]: written }))
            if (/hole/i.test(message) && rule !== 'text/template') spoken.push(`${rule}: ${message}`);
    }
    assert.ok(done.size > 200, `${done.size}`);
    assert.deepEqual([...new Set(spoken)], []);
  });
});
