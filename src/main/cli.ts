/** The command line. Each command says what it did on the standard output and what went wrong on the error output. */
import type { Pool } from 'pg';
import { checkPack } from '#acts/check-pack.ts';
import type { Platform } from '#acts/platform.ts';
import { PostgresStatus } from '#adapters/postgres/postgres-status.ts';
import { isDay } from '#kernel/day.ts';
import {
  Fault,
  isRefusal,
  LANGUAGES,
  type Language,
  must,
  type Refusal,
  RefusedError,
  refusalText,
} from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { bpmnOf } from '#procedure/compile.ts';
import { withDiagram } from '#procedure/diagram.ts';
import { doubtText } from '#procedure/national/doubts.ts';
import { trackingOf, trackingSecret } from '#views/tracking.ts';
import { printDemo, resultOf, tellDemos } from './demo.ts';
import { fileStoreOf } from './file-store.ts';
import { pathRefusal } from './given-files.ts';
import { importFile, printedJson, printedText, readFile } from './import.ts';
import { keptKey } from './kept-key.ts';
import type { Papers } from './papers.ts';
import { NotReady } from './production.ts';
import { packFolders, readPackFiles, readPackFolder, readProvince, readRegisters } from './read-files.ts';
import { readSettings, SettingsError } from './settings.ts';
import { openDatabase, openSystem } from './system.ts';

const USAGE = `motcua: the single window of a province

  motcua serve                              serve the API (npm start)
  motcua doctor [--json]                    what is missing before the public is served (MOTCUA_MODE=production)
  motcua demo [PACK/CASE …] [--json]        play stories of the packs through the real system
              [--out DIR]                   and leave their slips and signed results there
  motcua pack check DIR… [--on DATE]        examine packs by the law of that day (today) and play their cases
  motcua pack show DIR [--bpmn]             a pack as a process table, or as BPMN with a diagram
  motcua engine run MODEL [--input JSON]    a BPMN process or DMN decisions by themselves: the path, the rules, the law
  motcua engine check MODEL [--out FILE]    every fault of a BPMN or DMN file (or of each in a folder), and a page that shows them
  motcua import FILE [--json]               publish procedures of the national database (CSV index, JSON records)
                [--read]                    or only say what is read in it, and what should be doubted
  motcua verify [CODE] [--json]             check the chain of every dossier, or of one, and what is kept beside it
                [--heads FILE]              against this signed list of heads, beside the newest of this installation
                [--refold]                  and what lists show is made anew from the events, where the chain holds
  motcua heads [FILE]                       list the last event of every dossier, signed; keep FILE on another machine
  motcua verify-result FILE… [--json]       check signed results and credentials: who signed, when, for which dossier
                [--trust FILE]              by this root (PEM) instead of this installation's
                [--status FILE]             and this status list beside those at hand
  motcua backup DIR                         copy record, files and keys into DIR while serving; again: only what came since
                                            (MOTCUA_BACKUP_PASSWORD opens it)
  motcua restore DIR [--at TIME]            into an empty MOTCUA_HOME, as of that time; checked before anything is served
  motcua jobs [--json]                      jobs that gave up, each with its reason, and who does not answer
  motcua jobs retry ID | --kind TASK | --all  try them again
  motcua scrub [--json]                     read every stored file and compare it with its hash
  motcua reconcile DAY FILE [--json]        a bank's statement of a day (JSON) beside what it told us
  motcua give-back TRANSFER RETURN          money that paid nothing went back by that transfer
  motcua token issue --for ID --name WHAT   issue a token of the API to an officer; it is printed this once
              --scope read,act,act:NAME,tokens [--days 90]
  motcua token list [--for ID] [--json]     tokens that were issued, without the secret
  motcua token revoke TOKEN-ID              it opens nothing from then on
  motcua sign-out OWNER… | --all            end sessions: officer:ID, citizen:ID, or everybody's
  motcua security-log [--json]              who came in, was kept out, read, took away and changed rights, newest first
              [--who ID] [--kind KIND] [--dossier CODE] [--from DAY] [--to DAY]
  motcua migrate                            bring the database to this version

  --lang vi|en|hi   language of the output (vi)
`;

interface Arguments {
  words: string[];
  json: boolean;
  bpmn: boolean;
  read: boolean;
  all: boolean;
  out?: string;
  trust?: string;
  status?: string;
  input?: string;
  heads?: string;
  refold: boolean;
  at?: string;
  on?: string;
  for?: string;
  name?: string;
  scope?: string;
  days?: string;
  who?: string;
  kind?: string;
  dossier?: string;
  from?: string;
  to?: string;
  language: Language;
}

const FILES = ['out', 'trust', 'status', 'input', 'heads', 'at'] as const;
const OF_TOKENS = ['for', 'name', 'scope', 'days'] as const;
const OF_LOG = ['who', 'kind', 'dossier', 'from', 'to'] as const;
const isOption = (word: string, names: readonly string[]): boolean => names.some((name) => word === `--${name}`);

function parse(argv: readonly string[]): Arguments {
  const words: string[] = [];
  const flags: Omit<Arguments, 'words'> = {
    json: false,
    bpmn: false,
    read: false,
    all: false,
    refold: false,
    language: 'vi',
  };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i];
    if (word === '--json') flags.json = true;
    else if (word === '--bpmn') flags.bpmn = true;
    else if (word === '--read') flags.read = true;
    else if (word === '--all') flags.all = true;
    else if (word === '--refold') flags.refold = true;
    else if (isOption(word, FILES)) {
      const value = argv[++i];
      if (!value)
        throw new UsageError(
          `${word}: name ${word === '--out' ? 'where to' : word === '--input' ? 'JSON or @FILE' : word === '--at' ? 'a time' : 'a file'}`,
        );
      flags[word.slice(2) as (typeof FILES)[number]] = value;
    } else if (isOption(word, OF_TOKENS)) {
      const value = argv[++i];
      if (!value) throw new UsageError(`${word}: motcua token issue --for ID --name WHAT --scope read [--days 90]`);
      flags[word.slice(2) as (typeof OF_TOKENS)[number]] = value;
    } else if (isOption(word, OF_LOG)) {
      const value = argv[++i];
      if (!value)
        throw new UsageError(
          `${word}: motcua jobs retry --kind TASK, or motcua security-log --who ID --kind KIND --dossier CODE --from DAY --to DAY`,
        );
      flags[word.slice(2) as (typeof OF_LOG)[number]] = value;
    } else if (word === '--on') {
      const day = argv[++i] ?? '';
      if (!isDay(day)) throw new UsageError(`--on ${day}: a day, as in 2026-11-26`);
      flags.on = day;
    } else if (word === '--lang') {
      const language = argv[++i] as Language;
      if (!LANGUAGES.includes(language)) throw new UsageError(`--lang ${language ?? ''}: vi, en or hi`);
      flags.language = language;
    } else if (word.startsWith('--')) throw new UsageError(`there is no option ${word}`);
    else words.push(word);
  }
  return { words, ...flags };
}

class UsageError extends Error {}

const print = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

type Run = (words: string[], flags: Arguments) => Promise<number>;

const commands: Record<string, Run> = {
  serve: async () => {
    const { serve } = await import('./serve.ts');
    return serve(readSettings(process.env));
  },
  doctor: async (_words, { json, language }) => {
    const { doctor } = await import('./doctor.ts');
    return doctor(readSettings(process.env), { json, language }, print);
  },
  demo: async (names, { json, language, out }) => {
    // What a story leaves in the record never goes again.
    if (readSettings(process.env).mode === 'production') throw new NotReady([], phrase('doctor-no-stories'));
    return withSystem(async ({ platform, shipped, pool }) => {
      const papers = out ? await commandPapers(pool, platform) : undefined;
      const told = await tellDemos(platform, shipped, names, async (demo) => {
        print(json ? JSON.stringify(resultOf(demo)) : printDemo(demo, platform, language));
        if (!papers || !out) return;
        const { writePapers } = await import('./paper-commands.ts');
        const { code } = demo.told.state;
        const secret = trackingSecret(await keptKey(pool, 'tracking-key'), demo.told.dossierId);
        const tracking = code ? trackingOf(commandUrl(), code, secret) : undefined;
        const written = await writePapers(platform, papers, demo.told, out, tracking);
        if (!json) for (const path of written) print(`  → ${path}`);
      });
      return isRefusal(told) ? refused(told, language) : 0;
    });
  },
  pack: async ([verb, ...folders], flags) => {
    if (!folders.length || !['check', 'show'].includes(verb)) throw new UsageError('pack check DIR… or pack show DIR');
    return verb === 'check' ? checkFolders(folders, flags) : showFolder(folders[0], flags);
  },
  engine: async ([verb, file, ...more], { json, language, input, out }) => {
    if (!['run', 'check'].includes(verb) || !file || more.length)
      throw new UsageError('engine run MODEL [--input JSON or @FILE], or engine check MODEL [--out FILE.html]');
    if (verb === 'check') {
      const { checkModels } = await import('./engine-check.ts');
      return checkModels(file, { json, language, out }, print);
    }
    const { readInput, runModel } = await import('./engine-run.ts');
    const outcome = await runModel(file, readInput(input), { json, language }, print);
    return isRefusal(outcome) ? refused(outcome, language) : outcome;
  },
  import: async ([file, ...more], { json, language, read }) => {
    if (!file || more.length) throw new UsageError('import FILE [--read] [--json]');
    if (read) return showReadings(file, json, language);
    return withSystem(async ({ platform }) => {
      const imported = await importFile(platform, file);
      if (isRefusal(imported)) return refused(imported, language);
      for (const refusal of imported.refusals) complain(refusalText(refusal, language));
      const { read, published, needsReview, outOfScope, refused: refusedRows, seconds } = imported;
      const summary = { read, published, needsReview, outOfScope, refused: refusedRows, seconds };
      if (json)
        print(
          JSON.stringify({
            ...summary,
            kept: imported.kept,
            closed: imported.closed,
            doubts: imported.doubts,
            outOfScopeCodes: imported.outOfScopeCodes,
          }),
        );
      else {
        print(JSON.stringify(summary));
        for (const [doubt, count] of Object.entries(imported.doubts))
          print(`  needs review, ${doubt}: ${count} (${doubtText(doubt, language)})`);
        if (imported.kept) print(`  ${imported.kept} kept, made by hand, reviewed, or from a fuller text`);
      }
      return imported.refused ? 1 : 0;
    });
  },
  verify: async ([code, ...more], { json, language, heads, refold }) => {
    if (more.length) throw new UsageError('verify [CODE] [--heads FILE] [--refold]');
    const { tellVerified, verifyCommand } = await import('./keep/verify.ts');
    return withSystem(async (system) => {
      const verified = await verifyCommand(system, readSettings(process.env), code, heads ? [heads] : [], refold);
      if (isRefusal(verified)) return refused(verified, language);
      if (json) print(JSON.stringify(verified));
      else tellVerified(verified, print);
      return verified.faults.length || verified.catalogue.length ? 1 : 0;
    });
  },
  heads: async ([file, ...more], { json, language }) => {
    if (more.length) throw new UsageError('heads [FILE]');
    const { keepHeads } = await import('./keep/heads.ts');
    return withSystem(async ({ pool, platform: { province, clock } }) => {
      const now = () => new Date(clock.now().epochMilliseconds);
      const kept = await keepHeads({ pool, settings: readSettings(process.env), province, now }, file);
      if (isRefusal(kept)) return refused(kept, language);
      print(
        json ? JSON.stringify(kept) : `${kept.dossiers} heads of ${kept.events} events, signed: ${file ?? kept.path}`,
      );
      return 0;
    });
  },
  'verify-result': async (files, { json, language, trust, status }) => {
    if (!files.length) throw new UsageError('verify-result FILE…');
    const { verifyFiles } = await import('./paper-commands.ts');
    return verifyFiles(files, { ...readSettings(process.env), trust, status, json, language }, print);
  },
  backup: async ([folder, ...more], { json, language }) => {
    if (!folder || more.length) throw new UsageError('backup DIR');
    const { backUp, tellBackedUp } = await import('./keep/backup.ts');
    const done = await backUp(readSettings(process.env), folder);
    if (isRefusal(done)) return refused(done, language);
    if (json) print(JSON.stringify(done));
    else tellBackedUp(done, print);
    return done.absent.length || done.gone.length || done.broken.length ? 1 : 0;
  },
  restore: async ([folder, ...more], { json, language, at }) => {
    if (!folder || more.length) throw new UsageError('restore DIR [--at TIME]');
    const { restoreFrom, tellRestored } = await import('./keep/restore.ts');
    const done = await restoreFrom(readSettings(process.env), folder, at, json ? () => undefined : print);
    if (isRefusal(done)) return refused(done, language);
    if (json) print(JSON.stringify(done));
    else tellRestored(done, print);
    return 0;
  },
  jobs: async ([verb, id, ...more], { json, all, kind }) => {
    const which = id !== undefined ? { id } : kind !== undefined ? { task: kind } : all ? 'all' : undefined;
    const named = [id, kind, all || undefined].filter((one) => one !== undefined).length;
    if (more.length || named !== (verb === 'retry' ? 1 : 0) || !['retry', undefined].includes(verb))
      throw new UsageError('jobs [--json], or jobs retry ID | --kind TASK | --all');
    const { jobsDeskOf, listJobs, retryJobs } = await import('./jobs-command.ts');
    return withSystem(async (system) => {
      const desk = jobsDeskOf(system);
      return which ? retryJobs(desk, which, print) : listJobs(desk, json, print);
    });
  },
  scrub: async (_words, { json }) => {
    const { scrubFiles, tellScrubbed } = await import('./keep/scrub.ts');
    return withSystem(async ({ pool }) => {
      const scrubbed = await scrubFiles(pool, fileStoreOf(readSettings(process.env)));
      if (json) print(JSON.stringify(scrubbed));
      else tellScrubbed(scrubbed, print);
      return scrubbed.missing.length || scrubbed.torn.length ? 1 : 0;
    });
  },
  reconcile: async ([day, file], { json }) => {
    if (!day || !file) throw new UsageError('reconcile YYYY-MM-DD FILE');
    const { noDay, reconcileDay } = await import('./reconcile.ts');
    if (!isDay(day)) throw new UsageError(noDay(day));
    return withSystem((system) => reconcileDay(system, day, file, json, print));
  },
  'give-back': async ([reference, by], { json, language }) => {
    if (!reference || !by) throw new UsageError('give-back TRANSFER RETURN');
    const { recordReturn } = await import('./reconcile.ts');
    return withSystem((system) => recordReturn(system, reference, by, json, language, print));
  },
  token: async (words, flags) => {
    const { tokenCommand } = await import('./tokens.ts');
    if (!['issue', 'list', 'revoke'].includes(words[0]))
      throw new UsageError('token issue, token list or token revoke');
    return withSystem(async ({ pool, platform }) => {
      const done = await tokenCommand(pool, platform, words, flags, print);
      return isRefusal(done) ? refused(done, flags.language) : done;
    });
  },
  'sign-out': async (owners, { all }) => {
    if (!owners.length !== all || owners.some((one) => !/^(officer|citizen):./.test(one)))
      throw new UsageError('sign-out officer:ID citizen:ID …, or sign-out --all');
    const { PostgresDoors } = await import('#adapters/postgres/postgres-doors.ts');
    return withSystem(async ({ pool, platform }) => {
      const ended = await new PostgresDoors(pool).signOut(all ? undefined : owners);
      const what = `${all ? 'all' : owners.join(' ')} ${ended}`;
      await platform.security.note({ kind: 'sessions-ended', who: 'operator', door: 'command', what });
      print(`${ended} sessions ended`);
      return 0;
    });
  },
  'security-log': async (words, flags) => {
    if (words.length) throw new UsageError('security-log takes options alone');
    const { printSecurityLog } = await import('./security-log.ts');
    return withSystem(async ({ platform }) => {
      const done = await printSecurityLog(platform, flags, print);
      return isRefusal(done) ? refused(done, flags.language) : done;
    });
  },
  migrate: async () => {
    const { home, ...settings } = readSettings(process.env);
    const { database, pool } = await openDatabase({ home, ...settings });
    await pool.end();
    await database.embedded?.release();
    print('the database is at this version');
    return 0;
  },
};

/** Where a server of this installation would listen. */
function commandUrl(): string {
  const { url, port } = readSettings(process.env);
  return url ?? `http://127.0.0.1:${port}`;
}

/** What papers need when there is no server: results point to where one would listen. */
async function commandPapers(pool: Pool, { province, clock }: Platform): Promise<Papers> {
  const settings = readSettings(process.env);
  const { papersOf } = await import('./papers.ts');
  return papersOf({
    settings,
    baseUrl: commandUrl(),
    province,
    statuses: new PostgresStatus(pool),
    now: () => new Date(clock.now().epochMilliseconds),
  });
}

async function withSystem(run: (system: Awaited<ReturnType<typeof openSystem>>) => Promise<number>): Promise<number> {
  const system = await openSystem(readSettings(process.env));
  try {
    return await run(system);
  } finally {
    await system.close();
  }
}

async function checkFolders(paths: readonly string[], { language, on }: Arguments): Promise<number> {
  const province = must(readProvince(readSettings(process.env).province));
  const date = on ?? province.calendar.dateOf(Temporal.Now.instant());
  const registers = must(readRegisters());
  let bad = 0;
  for (const path of paths) {
    const folders = packFolders(path);
    if (!folders.length) return refused({ refused: true, code: 'pack-not-found', params: { path } }, language);
    for (const folder of folders) {
      const files = readPackFiles(folder);
      const examined = isRefusal(files) ? files : await checkPack(files, province, registers, date);
      const faults = isRefusal(examined) ? [examined] : examined.faults;
      for (const fault of faults) complain(`${folder}: ${refusalText(fault, language)}`);
      for (const warning of isRefusal(examined) ? [] : examined.warnings)
        complain(`${folder}: ${phraseText(warning, language)}`);
      if (faults.length) bad++;
      else if (!isRefusal(examined))
        print(
          `${folder}: ${examined.code} ${examined.hash.slice(0, 12)}, ${examined.cases} cases, ${examined.flows} flows, ${examined.rules} rules`,
        );
    }
  }
  return bad ? 1 : 0;
}

async function showFolder(folder: string, { bpmn, json, language }: Arguments): Promise<number> {
  const pack = readPackFolder(folder);
  if (isRefusal(pack)) return refused(pack, language);
  if (bpmn) {
    const xml = await withDiagram(bpmnOf(pack));
    if (isRefusal(xml)) return refused(xml, language);
    print(xml);
    return 0;
  }
  const { manifest } = pack;
  if (json) {
    print(JSON.stringify({ hash: pack.hash, ...manifest }));
    return 0;
  }
  const word = (key: string) => pack.words[language]?.[key] ?? pack.words['vi']?.[key] ?? key;
  print(`${manifest.code}  ${word('name')}\n${word('summary')}\n`);
  for (const [name, channel] of Object.entries(manifest.channels))
    print(
      `  ${name.padEnd(8)} ${Object.entries(channel.limit).flat().join(' ')} ${(channel.fees ?? []).map((fee) => `${fee.id} ${fee.amountVnd ?? fee.decision ?? fee.setting}`).join(', ')}`,
    );
  print('');
  for (const [i, step] of manifest.steps.entries())
    print(
      `  B${i + 1}  ${word(`step.${step.id}`).padEnd(48)} ${`${step.post}@${step.unit}`.padEnd(34)} ${step.hours ? `${step.hours} h` : '–'}  ${step.form ?? step.act}`,
    );
  print('');
  for (const component of manifest.components)
    print(
      `  ${component.id.padEnd(22)} ${component.originals}/${component.copies}  ${word(`component.${component.id}`)}${component.when ? `  [${component.when}]` : ''}`,
    );
  print(
    `\n  → ${word('result')} ${manifest.result.code ? `(${manifest.result.code})` : '(no code)'}${manifest.result.register ? ` → ${manifest.result.register}` : ''}   ${pack.hash.slice(0, 16)}`,
  );
  return 0;
}

/** Publishes nothing and asks no database. */
function showReadings(file: string, json: boolean, language: Language): number {
  const province = must(readProvince(readSettings(process.env).province));
  const read = readFile(file, province, province.calendar.dateOf(Temporal.Now.instant()));
  if (isRefusal(read)) return refused(read, language);
  for (const refusal of read.refusals) complain(refusalText(refusal, language));
  print(json ? printedJson(read.readings) : read.readings.map((one) => printedText(one, language)).join('\n\n'));
  return read.refusals.length ? 1 : 0;
}

function refused(refusal: Refusal, language: Language): number {
  complain(`${refusal.code}: ${refusalText(refusal, language)}`);
  return 1;
}

/** What the command answers to the process: 0 where all is well. */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (!name || name === 'help' || name === '--help') {
    print(USAGE);
    return name ? 0 : 2;
  }
  let language: Language = 'vi';
  try {
    const command = commands[name];
    if (!command) throw new UsageError(`there is no command ${name}`);
    const parsed = parse(rest);
    language = parsed.language;
    return await command(parsed.words, parsed);
  } catch (error) {
    if (error instanceof NotReady) for (const line of error.lines(language)) complain(line);
    else if (error instanceof UsageError) complain(`${error.message}\n\n${USAGE}`);
    else if (error instanceof SettingsError || error instanceof Fault || error instanceof RefusedError)
      complain(error.message);
    else complain(pathRefusal(error, language));
    return 2;
  }
}
