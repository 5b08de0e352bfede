// The JSON Schemas of what the commands print with `--format json`, by command.
import { doubts } from '../../dist/lib/server/boot/doubt.js';
import { firmwares } from '../../dist/lib/server/boot/machine/names.js';
import { COMPARED } from '../../dist/lib/server/service/diff/diff.js';
import {
  boolean,
  formOf,
  integer,
  list,
  object,
  oneOf,
  orNull,
  realProgram,
  ref,
  string,
} from './vocabulary.mjs';

const severity = oneOf('How bad it is.', ['error', 'warning', 'info']);
const file = string('Path of the file, from the working directory.');
const range = ref('range', 'The stretch of the file.');
const mac = orNull(string('Its hardware address in lower case, with colons.'));
const verdict = oneOf(
  'What the boot comes to. `degraded`: it boots, and something is lost. `unknown`: the files do not tell.',
  ['boots', 'degraded', 'fails', 'unknown'],
);
const stageVerdict = oneOf('What the step comes to.', ['ok', 'degraded', 'fails', 'unknown']);
const rule = string('Id of the rule; `diskless-lint rules ID` explains it.');
const rules = (description) => list(description, rule);
const places = (description) => list(description, ref('place'));
const otherPlaces = list(
  'The other side of it: lines that it does not agree with.',
  object('A line, and what is to be seen there.', {
    file,
    range,
    message: string('What is to be seen there.'),
  }),
);

const told = {
  stage: oneOf('The step of the boot.', ['dhcp', 'files', 'loader', 'kernel', 'root', 'mounts']),
  program: string('The program that does it, such as dhcpd, in.tftpd, pxelinux or dracut.'),
  verdict: stageVerdict,
  summary: string('One sentence.'),
  console: orNull(string("What the machine's screen shows.")),
  log: orNull(string('What the server writes to its log, where it is the server that fails.')),
};
const sources = places('The lines that it follows from.');
const overrides = list(
  'Values that replaced another one, said in a wider scope.',
  object('One of them.', {
    name: string('As the configuration calls it.'),
    from: ref('place', 'The line that counts.'),
    instead: places('The lines that do not.'),
  }),
);
const answer = object('What the DHCP server answers.', {
  answered: orNull(boolean('Null where no file decides whether it does.')),
  reason: string('Why it does or does not; empty where nothing has to be said.'),
  code: orNull(ref('doubt', 'The kind of reason where it is not known.')),
  unknown: list(
    'Values that no file decides.',
    object('One of them.', {
      name: string('As the configuration calls it.'),
      code: orNull(ref('doubt', 'The kind of reason.')),
      reason: string('Why it is not known.'),
    }),
  ),
  subnet: orNull(string('The network that the machine is served in, as ADDRESS/LENGTH.')),
  host: orNull(string('The host declaration that it is known by.')),
  classes: list('Classes, or tags of dnsmasq, that it belongs to.', string('A name.')),
  yiaddr: orNull(string('Its address.')),
  siaddr: orNull(string('The server that it is to load from.')),
  sname: orNull(string('That server by name.')),
  file: orNull(string('The boot file.')),
  options: {
    description: 'Options that decide a network boot, by name.',
    type: 'object',
    additionalProperties: string('The value as text.'),
  },
  overrides,
});

const shownMachine = object('A machine under one firmware.', {
  name: string('The name that findings and `explain` know it by.'),
  mac,
  firmware: oneOf('What asks over the network when it is switched on.', firmwares),
  addresses: list('Addresses that DHCP may give it.', string('An address.')),
  subnet: orNull(string('The network that it is served in, as ADDRESS/LENGTH.')),
  verdict,
  bootFile: orNull(string('The boot file.')),
  loader: orNull(string('The loader that reads a configuration or a script.')),
  config: orNull(string('The file that it reads.')),
  kernel: orNull(string('The kernel, as the loader asks for it.')),
  root: orNull(string('SERVER:PATH, or what a root in RAM is made of.')),
  export: orNull(string('The entry of exports that lets it in.')),
  declared: ref('place', 'Where it is declared.'),
});
const shared = {
  position: object('A place between two characters.', {
    line: integer('From 1.'),
    column: integer('From 1, in UTF-16 code units.'),
    offset: integer('From 0, in UTF-16 code units from the beginning of the file.'),
  }),
  range: object('A stretch of a file.', {
    start: ref('position', 'Before its first character.'),
    end: ref('position', 'Behind its last character.'),
  }),
  place: object('A place in a file.', { file, range }),
  doubt: oneOf('Why something is not known.', Object.keys(doubts)),
  machine: object('A machine under one firmware.', {
    name: string('The name that findings and `explain` know it by.'),
    mac,
    firmware: oneOf('What asks over the network when it is switched on.', firmwares),
  }),
  boot: object('The boot of a machine.', {
    node: ref('machine', 'The machine.'),
    verdict,
    step: orNull(
      object('The first step that is as bad as the verdict; null where the machine boots.', {
        ...told,
        sources,
      }),
    ),
  }),
  answer,
  shown: shownMachine,
};

const lint = object('What `diskless-lint lint --format json` prints.', {
  findings: list(
    'By file and place.',
    object('One thing that is wrong.', {
      rule,
      severity,
      message: string('What is wrong, what happens at boot, what to do.'),
      refusedBy: realProgram,
      file,
      range,
      related: otherPlaces,
      nodes: list('Names of the machines that it concerns, if it is about machines.', string('A name.')),
      fixes: list(
        'Changes that mend it; each by itself does.',
        object('One of them.', {
          title: string('In the imperative.'),
          safe: boolean('True where it cannot mean anything but what was meant: `--fix` makes it.'),
          edits: list(
            'All belong together.',
            object('Replaces one stretch of a file.', {
              file,
              range,
              newText: string('What stands there then.'),
            }),
          ),
        }),
      ),
    }),
  ),
  summary: object('All of it in numbers.', {
    errors: integer('Findings of this severity.'),
    warnings: integer('Findings of this severity.'),
    infos: integer('Findings of this severity.'),
    files: integer('Files that were read.'),
    nodes: integer('Machines that the site names.'),
    machines: object('Machines, and kinds of machines that no file names, by what their boots come to.', {
      boots: integer('They boot.'),
      degraded: integer('They boot, and something is lost.'),
      fails: integer('They do not boot.'),
      unknown: integer('The files do not tell.'),
    }),
  }),
  notRead: list(
    'Boot files of programs that are not known here.',
    object('One of them.', { file, program: string('Whose file it is.') }),
  ),
  'statistics?': list(
    'With `--statistics`: findings by rule, the most frequent first.',
    object('One rule.', { rule, count: integer('Its findings.') }),
  ),
});

const explain = object('What `diskless-lint explain NODE --format json` prints.', {
  node: ref('machine', 'The machine.'),
  verdict,
  steps: list(
    'In the order of the boot, as far as it comes.',
    object('One step.', {
      ...told,
      sources,
      decisive: places('Of the sources the one or two that settled it.'),
      rules: rules('Rules that found something about this step of this machine.'),
    }),
  ),
  dhcp: ref('answer', 'The answer to the firmware.'),
  chained: orNull(ref('answer', 'The answer to iPXE, where the firmware loads that and it asks again.')),
  loader: orNull(
    object('The loader; null where none is reached.', {
      program: string('Which it is.'),
      tried: list('Names that it asks for until one is there.', string('A name.')),
      used: orNull(string('The one that is there.')),
      entry: orNull(string('What it starts by itself.')),
    }),
  ),
  kernel: orNull(
    object('The kernel; null where none is started.', {
      image: string('As the loader asks for it.'),
      config: orNull(string('The `.config` that it was built with, where it is known.')),
      commandLine: string('As the kernel sees it.'),
      initrds: list('Initial ramdisks.', string('As the loader asks for it.')),
    }),
  ),
  root: orNull(
    object('The root over NFS; null where there is none.', {
      server: orNull(string('Its address.')),
      path: orNull(string('The directory.')),
      options: string('Mount options.'),
      export: orNull(string('The entry of exports that lets the machine in.')),
    }),
  ),
  assumptions: list('What no file says and was taken for granted.', string('A sentence.')),
  mounts: orNull(
    list(
      'What init mounts over NFS; null where no fstab is known.',
      object('One line of the fstab.', {
        mountPoint: string('Where.'),
        source: string('SERVER:PATH.'),
        verdict: stageVerdict,
        summary: string('One sentence.'),
      }),
    ),
  ),
  beyond: rules(
    'Rules that found something about this machine in a part of the boot that it does not come to.',
  ),
  otherFirmwares: list('The same machine under the other firmwares that the site tells apart.', {
    ...object('One of them.', {
      firmware: oneOf('Which.', firmwares),
      verdict,
      step: orNull(object('The first step that is as bad as the verdict.', { ...told, sources })),
    }),
  }),
  otherEntries: list(
    "Entries of the loader's menu that people may choose instead, as far as their boot can be followed.",
    object('One of them.', {
      name: string('As the menu calls it.'),
      at: ref('place', 'Where it stands.'),
      verdict,
      cause: orNull(
        object('Why it does not boot; null where it does.', {
          rule: orNull(string('The rule about it; null where the files do not tell what happens.')),
          text: string('One clause.'),
          at: orNull(ref('place', 'The line that is wrong.')),
        }),
      ),
    }),
  ),
});

const boots = (description) => list(description, ref('boot'));
const explainAll = object('What `diskless-lint explain --all --format json` prints.', {
  nodes: boots('One for each machine that the site names, and each firmware.'),
  unnamed: boots('One for each kind of machine that no file names, such as those of a dynamic range.'),
});

const shortBoot = object('The boot of a machine.', {
  node: ref('machine', 'The machine.'),
  verdict,
  step: orNull(object('The first step that is as bad as the verdict; null where the machine boots.', told)),
});
const chosen = (description) =>
  list(
    description,
    object('One of them.', {
      entry: string('As the menu calls it.'),
      menu: string('The file of the menu, as its loader asks for it.'),
      text: string('What goes wrong, in one clause.'),
    }),
  );
const diff = object('What `diskless-lint diff OLD NEW --format json` prints.', {
  old: string('The older site.'),
  new: string('The newer site.'),
  added: list('Machines that only the newer site has.', shortBoot),
  removed: list('Machines that only the older site has.', shortBoot),
  changed: list(
    'Machines that boot otherwise.',
    object('One of them, under one firmware.', {
      name: string('The name of the machine.'),
      firmware: oneOf('Which.', firmwares),
      broken: boolean('It did not fail before, and does now.'),
      old: { ...shortBoot, description: 'As it was.' },
      new: { ...shortBoot, description: 'As it is.' },
      changes: list(
        'What is not as before.',
        object('One value.', {
          what: oneOf('Which.', COMPARED),
          old: orNull(string('As it was.')),
          new: orNull(string('As it is.')),
        }),
      ),
    }),
  ),
  chosen: object(
    'What goes wrong where somebody chooses another entry of a menu than the one that starts by itself.',
    {
      old: chosen('In the older site only.'),
      new: chosen('In the newer site only.'),
    },
  ),
  summary: object('All of it in numbers.', {
    added: integer('Machines.'),
    removed: integer('Machines.'),
    changed: integer('Machines, for each firmware.'),
    broken: integer('Of those that changed.'),
    same: integer('Machines that boot as before.'),
  }),
});

const show = object('What `diskless-lint show --format json` prints.', {
  root: string('The root of the site, from the working directory.'),
  server: object('The boot server.', {
    names: list('Names that it has.', string('A name.')),
    addresses: list('Addresses that it has.', string('An address.')),
  }),
  files: list(
    'Files that were read.',
    object('One of them.', {
      path: string('From the working directory.'),
      language: string('The language that it was read as.'),
      problems: integer('What its parser found.'),
    }),
  ),
  unreadable: list(
    'Files that could not be read.',
    object('One of them.', { path: string('From the working directory.'), reason: string('Why.') }),
  ),
  tftp: object('The TFTP server.', {
    root: orNull(string('The folder that it gives out.')),
    secure: oneOf('Whether that folder is the root of all names.', ['yes', 'no', 'unknown']),
    listingComplete: boolean('False where files may be there that are no part of the site.'),
  }),
  subnets: list(
    'Networks that DHCP serves.',
    object('One of them.', {
      subnet: string('ADDRESS/LENGTH.'),
      ranges: list('Dynamic ranges.', string('LOW–HIGH.')),
      file,
      range,
    }),
  ),
  exports: list(
    'Entries of exports.',
    object('One of them.', {
      path: string('The directory.'),
      clients: list('As exports names them.', string('A client.')),
      file,
      range,
    }),
  ),
  configs: list(
    'Folders of configurations of loaders.',
    object('One of them.', {
      directory: string('As the server knows it.'),
      names: list('Files in it.', string('A name.')),
    }),
  ),
  roots: list(
    'Root trees of machines.',
    object('One of them.', {
      path: string('As the server knows it.'),
      kind: string('What tells that it is a root.'),
      fstab: orNull(string('Its fstab.')),
    }),
  ),
  nodes: list('Machines that the site names.', ref('shown')),
  populations: list('Kinds of machines that no file names.', ref('shown')),
});

const diagnose = object('What `diskless-lint diagnose --format json` prints.', {
  lines: integer('Lines that were read.'),
  known: integer('Lines in which a sentence was found.'),
  untold: integer('Known lines beyond the first 10 000 different ones.'),
  entries: list(
    'What was said, in the order in which the log first says it.',
    object('One thing that was said.', {
      node: orNull(
        object('The machine; null where the line tells of none.', { name: string('Its name.'), mac }),
      ),
      address: orNull(string('Its address as the line gives it.')),
      machines: list('Names of those that would show it, where `node` is null.', string('A name.')),
      stage: told.stage,
      program: string('Who said it.'),
      trouble: boolean('True where something is wrong, false for a step that went well.'),
      text: string('The words of the first such line.'),
      means: string('What it means.'),
      todo: orNull(string('Where to look; null where nothing is wrong.')),
      blamed: list(
        'Lines of the site that are at fault.',
        object('One of them.', {
          rule: orNull(string('The rule about it; null where only the program itself refuses the line.')),
          file,
          range,
          message: string('What is wrong.'),
          related: otherPlaces,
        }),
      ),
      line: integer('The first line of the log that says it, from 1.'),
      lastLine: integer('The last one.'),
      count: integer('How many do.'),
    }),
  ),
});

const site = (description) => ({
  description,
  type: 'object',
  additionalProperties: string('The text of the file.'),
});
const rulesForm = object('What `diskless-lint rules --format json` prints.', {
  rules: list(
    'By area and name.',
    object('One rule.', {
      id: rule,
      severity,
      since: string('The version that first had it.'),
      docs: object('Its page.', {
        what: string('What it finds.'),
        why: string('What somebody sees at boot, and why.'),
        avoid: site('A site in which it finds something, by path.'),
        prefer: site('The same site made right, by path.'),
        references: list('Manual pages and source files.', string('One of them.')),
      }),
    }),
  ),
});

const titled = (command, form) => formOf(`diskless-lint ${command}`, form, shared);

export const reports = {
  lint: titled('lint', lint),
  explain: titled('explain', explain),
  'explain-all': titled('explain --all', explainAll),
  diff: titled('diff', diff),
  show: titled('show', show),
  diagnose: titled('diagnose', diagnose),
  rules: titled('rules', rulesForm),
};
