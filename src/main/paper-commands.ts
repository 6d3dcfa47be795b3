/** Papers from the command line: those of a told story into a folder, and whether a file holds. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { stepPapers } from '#acts/documents.ts';
import type { Platform } from '#acts/platform.ts';
import { signResult } from '#acts/sign-result.ts';
import type { Told } from '#acts/story.ts';
import { withStatus } from '#adapters/credentials/paper-status.ts';
import { plainCredential } from '#adapters/credentials/plain-credential.ts';
import { readQr } from '#adapters/credentials/read-qr.ts';
import { type VerifyOptions, verifyCredential } from '#adapters/credentials/sd-jwt.ts';
import { readRoots } from '#adapters/sign/outside.ts';
import { PaperReader } from '#adapters/sign/paper-reader.ts';
import { clockOf } from '#kernel/clock.ts';
import { Fault, type Language, must } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import type { CredentialFinding } from '#spine/credentials.ts';
import { readWhole } from '#spine/files.ts';
import type { PaperFinding } from '#spine/papers.ts';
import { slipPaper, type Tracking } from '#views/slip-paper.ts';
import { type HoldsAs, holdsAs, isAltered, isOtherThanIssued, isUnjudged } from '#views/unjudged.ts';
import { formatsFor, translator } from '#web/i18n.ts';
import { readGiven } from './given-files.ts';
import { listsFolder, type Papers } from './papers.ts';
import type { Settings } from './settings.ts';

/**
 * Every slip, the papers beside the result, the signed result and its credential of a told dossier, as `CODE-slip-01.pdf`,
 * `CODE-LETTER.pdf`, `CODE-result.pdf` and `CODE-result.sdjwt`; beside them the status lists they name. What was written.
 */
export async function writePapers(
  platform: Platform,
  papers: Papers,
  told: Told,
  folder: string,
  tracking: Tracking | undefined,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { state, slips, dossierId } = told;
  const code = state.code ?? dossierId;
  const written: string[] = [];
  const write = (name: string, content: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    written.push(path);
  };
  const printer = await papers.printer();
  const seen = new Map<string, number>();
  for (const slip of slips) {
    const count = (seen.get(slip.form) ?? 0) + 1;
    seen.set(slip.form, count);
    write(`${code}-slip-${slip.form}${count > 1 ? `-${count}` : ''}.pdf`, printer.print(slipPaper(slip, tracking)));
  }
  const published = await platform.store.findPack(state.procedure.hash);
  const pack = published && must(readPack(published.files));
  for (const { letter, paper } of pack ? stepPapers(platform, pack, dossierId, told.events, 'office') : [])
    write(`${code}-${letter}.pdf`, printer.print(paper));
  if (!state.resultAt) return written;
  // The story was told at another time than now; its result is signed when it ends.
  const then = platform.telling(clockOf(() => Date.parse(state.last.at) + 60_000));
  // A story may be set in days to come. Whoever checks what it leaves has the clock of today, and believes no signature of tomorrow.
  const [ended, today] = [then.clock.now(), platform.clock.now()];
  const signedAt = Temporal.Instant.compare(ended, today) < 0 ? ended : today;
  const signed = (await signResult(then, papers, dossierId, signedAt))?.state.result?.signed;
  if (!signed) return written;
  const read = async (hash: string) => (await readWhole(papers.files, hash))!;
  write(`${code}-result.pdf`, await read(signed.file));
  if (signed.credential) {
    write(`${code}-result.sdjwt`, await read(signed.credential.file));
    const { list } = signed.credential;
    const token = await papers.statusList(list);
    if (token) writeFileSync(join(folder, `status-list-${list}.jwt`), `${token}\n`);
  }
  return written;
}

interface VerifyFlags {
  home: string;
  /** Roots in PEM; without them those that `/check` of this installation trusts: of its settings, else its own authority's. */
  trust?: string;
  signing?: Settings['signing'];
  /** A status list; those beside the file and of this installation are looked at, too. */
  status?: string;
  json: boolean;
  language: Language;
}

/** Papers, credentials, and pictures of a QR code. 0 only if every one holds. Nothing is asked of a network. */
export async function verifyFiles(
  files: readonly string[],
  flags: VerifyFlags,
  print: (text: string) => void,
): Promise<number> {
  const { signing, home } = flags;
  // Without keys of its own an installation has its own authority, whatever roots are named.
  const own = (signing?.keys || signing?.csc) && signing.rootsFile;
  const trust = flags.trust ? resolve(flags.trust) : own || join(home, 'authority', 'root.pem');
  if (!flags.trust && !existsSync(trust))
    throw new Fault(`There is no certificate to trust at ${trust}: name one with --trust FILE, in PEM.`);
  // Whoever names a folder or nothing hears so before anything is looked at.
  for (const named of [flags.trust, flags.status]) if (named) readGiven(named);
  const roots = readRoots(trust);
  // Longer than a server waits: whoever asks here waits for nobody else.
  const reader = new PaperReader(60_000);
  try {
    return (await verifyEach(files, flags, print, roots, reader)) ? 1 : 0;
  } finally {
    await reader.close();
  }
}

/** How many of them do not hold. */
async function verifyEach(
  files: readonly string[],
  flags: VerifyFlags,
  print: (text: string) => void,
  roots: readonly Uint8Array[],
  reader: PaperReader,
): Promise<number> {
  let bad = 0;
  for (const file of files) {
    const bytes = readGiven(file);
    const lists = [
      ...(flags.status ? [flags.status] : []),
      ...listsIn(dirname(file)),
      ...listsIn(listsFolder(flags.home)),
    ];
    const options: VerifyOptions = { roots, at: new Date(), findList: async (address) => newestOf(lists, address) };
    if (bytes.subarray(0, 1024).includes('%PDF-')) {
      const finding = await withStatus(await reader.verify(bytes, roots), options);
      if (!finding.holds) bad++;
      print(flags.json ? JSON.stringify({ file, ...finding }) : describePaper(file, finding, flags.language));
      continue;
    }
    const address = await readQr(bytes, reader);
    if (address) {
      // An address proves nothing by itself: it says where to ask.
      bad++;
      print(flags.json ? JSON.stringify({ file, holds: false, address }) : `${file}: ${address}`);
      continue;
    }
    const finding = await verifyCredential(plainCredential(bytes) ?? '', options);
    if (!finding.holds) bad++;
    print(flags.json ? JSON.stringify({ file, ...finding }) : describeCredential(file, finding, flags.language));
  }
  return bad;
}

const listsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.jwt'))
        .map((name) => join(folder, name))
    : [];

/** The list of that address that was made last. Who signed it is looked at after. */
function newestOf(paths: readonly string[], address: string): string | undefined {
  let best: { token: string; iat: number } | undefined;
  for (const path of paths) {
    const token = readGiven(path).toString('utf8').trim();
    try {
      const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
        string,
        unknown
      >;
      const iat = Number(body['iat']);
      if (body['sub'] === address && (!best || iat > best.iat)) best = { token, iat };
    } catch {
      // Some other file of that ending.
    }
  }
  return best?.token;
}

function outcomeText(
  yes: HoldsAs | 'check.holds-data' | false,
  faults: readonly (PaperFinding['faults'][number] | CredentialFinding['faults'][number])[],
  t: ReturnType<typeof translator>,
): string {
  if (yes) return t(yes);
  if (!isUnjudged(faults)) return t('check.fails');
  return t(faults.includes('paper-not-signed') ? 'check.not-signed' : `paper-fault.${faults[0]}`);
}

function describePaper(file: string, finding: PaperFinding, language: Language): string {
  const t = translator(language);
  const fmt = formatsFor(language);
  const altered = isAltered(finding);
  const outcome = altered ? t('check.altered') : outcomeText(finding.holds && holdsAs(finding), finding.faults, t);
  const lines = [`${file}: ${outcome}`];
  const of = [finding.kind === 'copy' ? t('check.kind-copy') : finding.title, finding.code].filter(Boolean).join(' · ');
  // What an unsigned, altered or cut file says of itself is repeated nowhere, but where to ask for what was signed.
  if (isOtherThanIssued(finding))
    lines.push(
      `  ${t('check.altered-next')}`,
      ...(finding.code ? [`  ${t('check.altered-code')}: ${finding.code}`] : []),
    );
  else if (of && finding.signatures.length) lines.push(`  ${of}`);
  lines.push(...statusLines(finding.status, finding.statusAsOf, finding.faults, language));
  for (const { kind, name, title, organisation, at, faults } of finding.signatures) {
    const who = [t(`check.kind-${kind}`), name, title, organisation, at && fmt.dateTime(at)]
      .filter(Boolean)
      .join(' · ');
    lines.push(`  ${t(faults.length ? 'check.broken' : altered ? 'check.good-before' : 'check.good')}: ${who}`);
    for (const fault of faults) lines.push(`    ${t(`paper-fault.${fault}`)}`);
  }
  return lines.join('\n');
}

function describeCredential(file: string, finding: CredentialFinding, language: Language): string {
  const t = translator(language);
  const fmt = formatsFor(language);
  const { claims, facts, holds } = finding;
  const lines = [`${file}: ${outcomeText(holds && 'check.holds-data', finding.faults, t)}`];
  if (claims.dossier) lines.push(`  ${claims.agency} · ${claims.number} · ${claims.issuedOn} · ${claims.dossier}`);
  if (finding.issuedAt) lines.push(`  ${t('check.credential')} · ${claims.result} · ${fmt.dateTime(finding.issuedAt)}`);
  lines.push(...statusLines(finding.status, finding.asOf, finding.faults, language));
  for (const [name, value] of Object.entries(facts)) lines.push(`  ${name}: ${JSON.stringify(value)}`);
  if (finding.keptBack) lines.push(`  ${t('check.kept-back', { count: finding.keptBack })}`);
  return lines.join('\n');
}

function statusLines(
  status: PaperFinding['status'],
  asOf: string | undefined,
  faults: readonly (PaperFinding['faults'][number] | CredentialFinding['faults'][number])[],
  language: Language,
): string[] {
  const t = translator(language);
  const fmt = formatsFor(language);
  const said = status && t(status === 'replaced' ? 'check.listed-replaced' : `check.status-${status}`);
  return [
    ...faults.map((fault) => `  ${t(`paper-fault.${fault}`)}`),
    ...(said ? [`  ${asOf ? t('check.as-of', { status: said, at: fmt.dateTime(asOf) }) : said}`] : []),
  ];
}
