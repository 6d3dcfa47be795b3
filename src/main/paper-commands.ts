/** Papers from the command line: those of a told story into a folder, and whether a file holds. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Platform } from '#acts/platform.ts';
import { signResult } from '#acts/sign-result.ts';
import type { Told } from '#acts/story.ts';
import { verifyPaper } from '#adapters/sign/verify-paper.ts';
import { clockOf } from '#kernel/clock.ts';
import { Fault, type Language } from '#kernel/outcome.ts';
import type { PaperFinding } from '#spine/papers.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { formatsFor, translator } from '#web/i18n.ts';
import type { Papers } from './papers.ts';

/** Every slip and the signed result of a told dossier, as `CODE-slip-01.pdf` and `CODE-result.pdf`; what was written. */
export async function writePapers(platform: Platform, papers: Papers, told: Told, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { state, slips, dossierId } = told;
  const code = state.code ?? dossierId;
  const written: string[] = [];
  const write = (name: string, pdf: Uint8Array) => {
    const path = join(folder, `${code}-${name}.pdf`);
    writeFileSync(path, pdf);
    written.push(path);
  };
  const printer = await papers.printer();
  const seen = new Map<string, number>();
  for (const slip of slips) {
    const count = (seen.get(slip.form) ?? 0) + 1;
    seen.set(slip.form, count);
    write(`slip-${slip.form}${count > 1 ? `-${count}` : ''}`, printer.print(slipPaper(slip)));
  }
  if (!state.resultAt) return written;
  // The story was told at another time than now; its result is signed when it ends.
  const then = platform.telling(clockOf(() => Date.parse(state.last.at) + 60_000));
  const signed = await signResult(then, papers, dossierId);
  const file = signed?.state.result?.signed?.file;
  if (file) write('result', Buffer.concat(await papers.files.read(file).toArray()));
  return written;
}

/** `--trust FILE` names a root in PEM; else the authority of this installation is trusted. 0 only if every file holds. */
export async function verifyFiles(
  files: readonly string[],
  options: { home: string; trust?: string; json: boolean; language: Language },
  print: (text: string) => void,
): Promise<number> {
  const trust = options.trust ? resolve(options.trust) : join(options.home, 'authority', 'root.pem');
  if (!existsSync(trust))
    throw new Fault(`There is no certificate to trust at ${trust}: name one with --trust FILE, in PEM.`);
  const root = derOf(readFileSync(trust, 'utf8'), trust);
  let bad = 0;
  for (const file of files) {
    if (!existsSync(file)) throw new Fault(`There is no file ${file}.`);
    const finding = await verifyPaper(readFileSync(file), [root]);
    if (!finding.holds) bad++;
    print(options.json ? JSON.stringify({ file, ...finding }) : describe(file, finding, options.language));
  }
  return bad ? 1 : 0;
}

function derOf(pem: string, path: string): Uint8Array {
  const body = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/.exec(pem)?.[1];
  if (!body) throw new Fault(`${path} is no certificate in PEM.`);
  return Buffer.from(body, 'base64');
}

function describe(file: string, finding: PaperFinding, language: Language): string {
  const t = translator(language);
  const fmt = formatsFor(language);
  const lines = [`${file}: ${t(finding.holds ? 'check.holds' : 'check.fails')}`];
  if (finding.title) lines.push(`  ${finding.title} · ${finding.code}`);
  for (const fault of finding.faults) lines.push(`  ${t(`paper-fault.${fault}`)}`);
  for (const { kind, name, title, organisation, at, faults } of finding.signatures) {
    const who = [t(`check.kind-${kind}`), name, title, organisation, at && fmt.dateTime(at)]
      .filter(Boolean)
      .join(' · ');
    lines.push(`  ${t(faults.length ? 'check.broken' : 'check.good')}: ${who}`);
    for (const fault of faults) lines.push(`    ${t(`paper-fault.${fault}`)}`);
  }
  return lines.join('\n');
}
