/** What a compose file says of a service, as far as it concerns the files and ports of a boot server. */
import type { Place, Said } from '../place.js';

export interface ComposedService {
  readonly name: string;
  readonly image: string | undefined;
  /** It has the network of the machine, so that its own configuration says where it listens. */
  readonly hostNetwork: boolean;
  readonly ports: readonly ComposedPort[];
  readonly volumes: readonly ComposedVolume[];
}

export interface ComposedPort {
  /** Of the machine; undefined where a variable or a range says it. */
  readonly published: string | undefined;
  readonly place: Place;
}

export interface ComposedVolume {
  /** A folder or file beside the compose file, as it is written: `./http`. */
  readonly source: Said<string>;
  readonly target: string;
}
