/** Compose files go in, the findings of svc/compose-volume-missing come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const RULE = 'svc/compose-volume-missing';

function found(volume: string, more: Readonly<Record<string, string>> = {}, file = 'compose.yaml'): string[] {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
  const site = siteOf({
    [file]: `services:\n  tftp:\n    image: lab/tftp\n    volumes:\n      - ${volume}\n`,
    [`${folder}tftp/boot.ipxe`]: '#!ipxe\nexit\n',
    ...more,
  });
  return lint(site)
    .findings.filter(({ rule }) => rule === RULE)
    .map(({ place, fixes }) => {
      const text = site.around.get(place.file)?.slice(place.span.start, place.span.end);
      return `${text} → ${fixes()[0]?.edits[0]?.edits[0]?.newText}`;
    });
}

describe(RULE, () => {
  it('finds a folder a slip away from one beside it, in the short form and the long one', () => {
    assert.deepEqual(found('./tfpt:/srv/tftp'), ['./tfpt → ./tftp']);
    assert.deepEqual(found('"./tftp2/:/srv/tftp:ro"'), ['./tftp2/ → ./tftp/']);
    assert.deepEqual(found('{ type: bind, source: ./ftp, target: /srv/tftp }'), ['./ftp → ./tftp']);
    assert.deepEqual(found('./tfpt:/srv/tftp', {}, 'lab/docker-compose.yml'), ['./tfpt → ./tftp']);
  });

  it('is silent about what is there, far from all, mounted by another, or elsewhere', () => {
    for (const volume of [
      './tftp:/srv/tftp',
      './data:/srv/tftp',
      '/srv/tfpt:/srv/tftp',
      'tfpt:/srv/tftp',
      '${DIR:-./tfpt}:/srv/tftp',
      './${DIR}:/srv/tftp',
      './tfpt',
    ])
      assert.deepEqual(found(volume), [], volume);
    assert.deepEqual(found('./tfpt:/srv/tftp\n      - ./tftp:/srv/files'), []);
    assert.deepEqual(found('./tftp1:/srv/tftp', { 'tftp2/boot.ipxe': '#!ipxe\nexit\n' }), []);
    assert.deepEqual(found('./tfpt:/srv/tftp', {}, 'stack.yaml'), []);
  });
});
