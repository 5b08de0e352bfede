/** A compose file goes in; its services come out, with the ports that they publish and the folders that they see. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import type { DiskPath } from '../path.js';
import type { Place } from '../place.js';
import type { ComposedPort, ComposedService, ComposedVolume } from './facts.js';

/** Empty for what is no such file. */
export function composedServices(text: string, file: DiskPath): ComposedService[] {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return [];
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  const get = (node: unknown, key: string): unknown => {
    const map = resolved(node);
    if (!isMap(map)) return undefined;
    return resolved(map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value);
  };
  const items = (node: unknown): unknown[] => (isSeq(node) ? node.items.map(resolved) : []);
  const words = new Words(text, file);
  const targetsOf = (service: unknown): string[] | undefined => {
    const targets = items(get(service, 'volumes')).map((item) =>
      isScalar(item) ? String(item.value).split(':')[1] : textOf(get(item, 'target')),
    );
    const open = ['extends', 'volumes_from', 'tmpfs', 'configs', 'secrets'].some(
      (key) => get(service, key) !== undefined,
    );
    return open || targets.some((one) => one === undefined || /[${}]/.test(one))
      ? undefined
      : targets.flatMap((one) => one ?? []);
  };
  const services = get(document.contents, 'services');
  if (!isMap(services)) return [];
  return services.items.map(({ key, value }) => {
    const service = resolved(value);
    return {
      name: isScalar(key) ? String(key.value) : '',
      image: textOf(get(service, 'image')),
      hostNetwork: textOf(get(service, 'network_mode')) === 'host',
      bridged:
        isScalar(key) && get(service, 'network_mode') === undefined && get(service, 'networks') === undefined
          ? words.place(key)
          : undefined,
      ports: items(get(service, 'ports')).flatMap((item) =>
        isScalar(item) ? words.port(item) : words.longPort(get(item, 'published')),
      ),
      volumes: items(get(service, 'volumes')).flatMap((item) =>
        isScalar(item) ? words.volume(item) : words.longVolume(get(item, 'source'), get(item, 'target')),
      ),
      targets: targetsOf(service),
      context: textOf(get(get(service, 'build'), 'context')) ?? textOf(get(service, 'build')),
    };
  });
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) && node.value !== null ? String(node.value) : undefined;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost):/;

/** Scalars of one file, and where what they say stands. */
class Words {
  readonly #text: string;
  readonly #file: DiskPath;

  constructor(text: string, file: DiskPath) {
    this.#text = text;
    this.#file = file;
  }

  /** `8080:80`, `127.0.0.1:8080:80/tcp`; a port of the container alone gets any of the machine. */
  port(node: Scalar): ComposedPort[] {
    const parts = String(node.value)
      .replace(/\/\w+$/, '')
      .split(':');
    const inside = parts[parts.length - 1] ?? '';
    const port = this.#published(parts.length < 2 ? undefined : parts[parts.length - 2], node);
    const loopback = LOOPBACK.test(String(node.value)) ? ({ loopback: true } as const) : {};
    return [{ ...port, ...loopback, ...(/^\d{1,5}$/.test(inside) ? { inside } : {}) }];
  }

  longPort(node: unknown): ComposedPort[] {
    return isScalar(node) ? [this.#published(String(node.value), node)] : [];
  }

  #published(written: string | undefined, node: Scalar): ComposedPort {
    const known = written !== undefined && /^\d{1,5}$/.test(written);
    return { published: known ? written : undefined, place: this.place(node) };
  }

  volume(node: Scalar): ComposedVolume[] {
    const [source = '', target] = String(node.value).split(':');
    return target === undefined ? [] : this.#beside(source, target, node);
  }

  longVolume(source: unknown, target: unknown): ComposedVolume[] {
    const into = textOf(target);
    return isScalar(source) && into !== undefined ? this.#beside(String(source.value), into, source) : [];
  }

  /** A name without a dot before it is a volume, and an absolute path one of the machine. */
  #beside(source: string, target: string, node: Scalar): ComposedVolume[] {
    if (!/^\.{1,2}\//.test(source) || /[${}~]/.test(source)) return [];
    const whole = this.place(node);
    const at = this.#text.indexOf(source, whole.span.start);
    const inside = at >= whole.span.start && at + source.length <= whole.span.end;
    const place = inside ? { file: this.#file, span: { start: at, end: at + source.length } } : whole;
    return [{ source: { value: source, place }, target }];
  }

  place({ range }: Scalar): Place {
    const [start = 0, end = 0] = range ?? [];
    return { file: this.#file, span: { start, end } };
  }
}
