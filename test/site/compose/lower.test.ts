/** Compose files go in; what is known of their services comes out. */
import assert from 'node:assert/strict';
import { composedServices } from '../../../server/site/compose/lower.js';

const read = (text: string) =>
  composedServices(text, '/compose.yaml').map(({ name, image, hostNetwork, ports, volumes }) =>
    [
      name,
      image ?? '-',
      hostNetwork ? 'host' : '-',
      ports.map(({ published }) => published ?? '?').join(),
      volumes
        .map(
          ({ source, target }) =>
            `${text.slice(source.place.span.start, source.place.span.end)}=${source.value} ${target}`,
        )
        .join(),
    ].join(' | '),
  );

describe('a compose file', () => {
  it('tells ports and folders in the short form and the long one', () => {
    assert.deepEqual(
      read(
        'services:\n  a:\n    image: nginx:1\n    ports: ["8080:80", 127.0.0.1:81:80/tcp, "9"]\n    volumes: [./a:/b:ro, "../c:/d", data:/e, /f]\n',
      ),
      ['a | nginx:1 | - | 8080,81,? | ./a=./a /b,../c=../c /d'],
    );
    assert.deepEqual(
      read(
        'services:\n  a:\n    network_mode: host\n    ports:\n      - target: 80\n        published: "8080"\n    volumes:\n      - type: bind\n        source: ./a\n        target: /b\n',
      ),
      ['a | - | host | 8080 | ./a=./a /b'],
    );
  });

  it('may have what is told elsewhere, be empty, or none', () => {
    const shared = 'x-web: &web\n  image: nginx\nservices:\n  a: *web\n';
    assert.deepEqual(read(shared), ['a | nginx | - |  | ']);
    assert.deepEqual(read('services:\n  a:\n    ports: ["${P}:80", "8000-8010:80-90"]\n'), [
      'a | - | - | ?,? | ',
    ]);
    for (const text of ['', 'services:', 'services: [a]', 'a: [', 'services:\n  a:\n']) read(text);
    assert.deepEqual(read('other: {}\n'), []);
  });
});
