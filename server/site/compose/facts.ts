/** What a compose file says of a service, as far as it concerns the files and ports of a boot server. */
import type { Place, Said } from '../place.js';

export interface ComposedService {
  readonly name: string;
  readonly image: string | undefined;
  /** It has the network of the machine, so that its own configuration says where it listens. */
  readonly hostNetwork: boolean;
  /** Where its name stands, if it has no other network than the bridge of docker. */
  readonly bridged: Place | undefined;
  readonly ports: readonly ComposedPort[];
  readonly volumes: readonly ComposedVolume[];
}

export interface ComposedPort {
  /** Of the machine; undefined where a variable or a range says it. */
  readonly published: string | undefined;
  /** Of the container; undefined where it is not known, or the same. */
  readonly inside?: string | undefined;
  readonly place: Place;
}

export interface ComposedVolume {
  /** A folder or file beside the compose file, as it is written: `./http`. */
  readonly source: Said<string>;
  readonly target: string;
}
