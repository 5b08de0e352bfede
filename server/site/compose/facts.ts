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
  /** What its volumes are called in the container, those of folders elsewhere as well; undefined where others may be there. */
  readonly targets: readonly string[] | undefined;
  /** The folder that its image is made of, as it is written; undefined where the image is made elsewhere. */
  readonly context: string | undefined;
}

export interface ComposedPort {
  /** Of the machine; undefined where a variable or a range says it. */
  readonly published: string | undefined;
  /** Of the container; undefined where it is not known, or the same. */
  readonly inside?: string | undefined;
  /** Only programs of the machine itself reach it. */
  readonly loopback?: true;
  readonly place: Place;
}

export interface ComposedVolume {
  /** A folder or file beside the compose file, as it is written: `./http`. */
  readonly source: Said<string>;
  readonly target: string;
}
