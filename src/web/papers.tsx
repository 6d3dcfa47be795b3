/** Files of a dossier for whoever may see it: what was handed in, slips and receipts as PDF, the signed result and its data. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type StepPaper, slipsFor, stepPapers } from '#acts/documents.ts';
import { agencyName, letterheadOf, placeAndDate } from '#authority/agency.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { settledLines } from '#dossier/money-back.ts';
import { refuseBeforePapers } from '#dossier/originals.ts';
import { officerName, receiverOf } from '#dossier/slip-signers.ts';
import { type Slip, slipsReadBy } from '#dossier/slips.ts';
import type { DossierState, Fee } from '#dossier/state.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import type { ArchiveFile } from '#spine/exports.ts';
import { LostFile, readWhole } from '#spine/files.ts';
import type { Paper } from '#spine/papers.ts';
import { chainedOf, givenWhole } from '#views/given.ts';
import { receiptPaper } from '#views/receipt-paper.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { procedureName, type Shown } from './catalogue.ts';
import { reachedNames } from './centre-reach.tsx';
import type { Door } from './door.ts';
import { eventsOf, type Opened, openDossier } from './dossiers.ts';
import { Turns } from './turns.ts';
import { MessagePage } from './ui/page.tsx';
import { today, type View } from './view.ts';

interface Named {
  Params: { id: string; name: string };
}

export function paperRoutes(server: FastifyInstance, door: Door): void {
  const config = { for: 'signed-in' as const };
  server.get<Named>('/papers/:id/:name', { config }, async (request, reply) => {
    const view = door.view(request);
    const opened = await openDossier(view, request.params.id);
    if (isRefusal(opened)) return door.refuse(request, reply, opened);
    const { name } = request.params;
    const what = exportOf(name);
    if (what) request.noted.done.push({ kind: 'exported', what, dossier: opened.id });
    if (name === 'archive.zip') return sendArchive(door, reply, view, opened);
    if (!/^[0-9a-f]{64}$/.test(name)) {
      const paper = await printedPaper(door, view, opened, name);
      if (isRefusal(paper)) return door.refuse(request, reply, paper);
      return sendPaper(door, reply, paper, `${opened.state.code ?? opened.id}-${name}`);
    }
    const { result } = opened.state;
    const isResult = name === result?.signed?.file || name === result?.signed?.credential?.file;
    const early =
      isResult &&
      !view.officer &&
      refuseBeforePapers(opened.shown.rules, opened.state, reachedNames(view, opened.state.receivingUnit));
    if (early) return door.refuse(request, reply, early);
    return sendFile(door, request, reply, opened.state, name);
  });
}

/** What leaves as data, by its kind: whole, or as a sheet. */
const exportOf = (name: string) =>
  name === 'archive.zip' ? name : name.endsWith('.xlsx') ? name.replace(/-\d+(?=\.)/, '').slice(0, 40) : undefined;

/** `slip-01.pdf`, `slip-02-2.pdf` for the second of a form, `paper-LETTER.pdf`, `receipt-FEE.pdf`; with `.xlsx`, the same as a sheet. */
async function printedPaper(door: Door, view: View, opened: Opened, name: string): Promise<Outcome<Paper>> {
  const { state, shown, id } = opened;
  const missing = refuse('dossier-not-found', { dossier: `${state.code ?? id}/${name}` });
  const [, form, nth = '1'] = /^slip-(0[1-7])(?:-(\d{1,2}))?\.(?:pdf|xlsx)$/.exec(name) ?? [];
  if (form) {
    const slips = mayHave(view, slipsFor(view.platform, shown.rules, id, await eventsOf(view, id)));
    const slip = slips.filter((one) => one.form === form)[Number(nth) - 1];
    return slip ? slipPaper(slip, door.trackingOf(state)) : missing;
  }
  const [, letter] = /^paper-([a-z][\w-]{0,60})\.pdf$/.exec(name) ?? [];
  if (letter) return (await papersBeside(view, opened)).find((one) => one.letter === letter)?.paper ?? missing;
  const [, feeId] = /^receipt-(.{1,60})\.pdf$/.exec(name) ?? [];
  const fee = state.fees.find((one) => one.id === feeId);
  if (!fee?.paidAt) return missing;
  const { province } = view.platform;
  const print = (iso: string) => province.calendar.print(Temporal.Instant.from(iso));
  const at = fee.refund?.at ?? fee.paidAt;
  const events = await eventsOf(view, id);
  const moved = events.findLast(
    (one) => one.type === (fee.refund ? 'fee-refunded' : 'fee-paid') && 'fee' in one && one.fee === fee.id,
  );
  const paid = events.findLast((one) => one.type === 'fee-paid' && one.fee === fee.id);
  const { receivingUnit } = state;
  const declared = Object.values(shown.pack.manifest.channels).flatMap((channel) => channel.fees ?? []);
  return receiptPaper({
    fee: { ...fee, paidAt: fee.paidAt },
    dossierCode: state.code ?? id,
    procedure: procedureName({ ...view, lang: 'vi' }, shown.pack),
    payer: state.applicant,
    // The centre takes the money, and says so.
    head: letterheadOf(province, receivingUnit, province.calendar.dateOf(Temporal.Instant.from(at))),
    placeAndDate: placeAndDate(province, receivingUnit, at),
    number: moved?.number,
    officer: (moved && officerName(moved.by)) || receiverOf(events, state, at, province),
    // What an office asked for by a notice of others is no fee of the procedure.
    obligation: !fee.ofCase && !declared.some((one) => one.id === fee.id),
    law: shown.rules.lawText(fee.law),
    paidPrinted: print(fee.paidAt),
    refundedPrinted: fee.refund && print(fee.refund.at),
    ...(fee.refund?.law && { refundLaw: shown.rules.lawText(fee.refund.law) }),
    ...(paid && TOLD_BY[paid.by.kind] && { toldBy: TOLD_BY[paid.by.kind] }),
    settled: settledOf(state, fee, shown, print),
    address: `${door.parts.baseUrl}/track?code=${encodeURIComponent(state.code ?? '')}`,
  });
}

/** Only the bank's word pays without a person. */
const TOLD_BY: Partial<Record<DossierEvent['by']['kind'], 'bank' | 'officer'>> = { system: 'bank', officer: 'officer' };

/** What became of this payment: that it was set anew, what of it went back, or that it is kept; of its whole way back another paper tells. */
function settledOf(state: DossierState, fee: Fee, { rules }: Shown, print: (iso: string) => string): string[] {
  const { anew: _, kept: __, ...then } = fee;
  const surplus = state.surplus?.filter((one) => one.why === 'too-much' && one.fee === fee.id);
  return settledLines({ fees: [fee], surplus }, rules, print, { fees: [then] });
}

/** Papers beside the result that the reader may have. */
export async function papersBeside(view: View, { id, shown }: Opened): Promise<StepPaper[]> {
  const reader = view.session?.kind === 'officer' ? 'office' : 'applicant';
  return shown.pack.manifest.papers ? stepPapers(view.platform, shown.pack, id, await eventsOf(view, id), reader) : [];
}

const mayHave = ({ session }: View, slips: readonly Slip[]): Slip[] =>
  slipsReadBy(session?.kind === 'officer' ? 'office' : 'applicant', slips);

const printing = new Turns();
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** As PDF, or as a sheet where the name ends so. */
export async function sendPaper(door: Door, reply: FastifyReply, paper: Paper, name: string): Promise<FastifyReply> {
  const { printer, exporter } = door.parts;
  const sheet = name.endsWith('.xlsx');
  const print = await printer();
  const content = await (sheet ? (await exporter()).sheet(paper) : printing.take(() => print.print(paper)));
  return reply
    .type(sheet ? XLSX : 'application/pdf')
    .header('content-disposition', `${sheet ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(content));
}

const endingOf = (type: string): string =>
  ({ 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' })[type] ?? 'bin';

/** Everything about a dossier in one file that proves itself (form 06 says who did what; the events say it to the byte). */
async function sendArchive(door: Door, reply: FastifyReply, view: View, { id, state, shown }: Opened) {
  const { platform } = view;
  const { files, doors, shelf, printer, exporter } = door.parts;
  const contents: ArchiveFile[] = [];
  const add = async (name: string, hash: string) => {
    const content = await readWhole(files, hash);
    // An archive that lacks a paper would say that there was none.
    if (!content) throw new LostFile(hash);
    contents.push({ name, content });
  };
  /** What came in from outside: only once it was looked at. */
  const addScanned = async (name: string, file: string): Promise<boolean> => {
    const stored = await doors.findFile(file);
    if (!stored || ['waiting', 'infected'].includes(await shelf.scanState(file))) return false;
    await add(`${name}.${endingOf(stored.type)}`, file);
    return true;
  };
  for (const { component, file, signed } of state.components)
    if (file && (await addScanned(`papers/${component}`, file)) && signed)
      await add(`papers/${component}-signed.pdf`, signed.file);
  const links = await platform.store.readEvents(id);
  const events = links.map(({ body }) => JSON.parse(body) as DossierEvent);
  const isGiven = events.map(givenWhole(view.session, events));
  const print = await printer();
  for (const [i, slip] of mayHave(view, slipsFor(platform, shown.rules, id, events)).entries())
    contents.push({
      name: `slips/${i + 1}-form-${slip.form}.pdf`,
      content: await printing.take(() => print.print(slipPaper(slip, door.trackingOf(state)))),
    });
  for (const { letter, paper } of await papersBeside(view, { id, shown, state }))
    contents.push({ name: `letters/${letter}.pdf`, content: await printing.take(() => print.print(paper)) });
  const { signed, file: brought, outside } = state.result ?? {};
  const over = state.result?.revoked ? TAKEN_BACK : '';
  const isEarly = !view.officer && refuseBeforePapers(shown.rules, state);
  if (signed && !isEarly) await add(`result${over}.pdf`, signed.file);
  if (outside && brought) await addScanned('result', brought);
  const asked = state.withdrawal?.request.file;
  if (asked) await addScanned('withdrawal-request', asked);
  const ground = view.officer && state.result?.revoked?.basis?.file;
  if (ground) await addScanned('revocation-ground', ground);
  if (signed?.credential && !isEarly) await add(`result${over}.sdjwt`, signed.credential.file);
  const revocation = state.result?.revoked?.paper?.signed;
  if (revocation) await add('revocation.pdf', revocation.file);
  // What a body outside decides is kept, and answered for, by the office that received it.
  const keeper = state.outside ? state.receivingUnit : state.unit;
  const name = agencyName(platform.province, keeper, today(view));
  const archive = await (await exporter()).archive({
    dossierId: id,
    code: state.code ?? id,
    at: new Date(view.now.epochMilliseconds),
    events: links,
    withheld: links.filter((_, i) => !isGiven[i]).map(({ seq }) => seq),
    chained: chainedOf(isGiven),
    files: contents,
    by: { kind: 'agency', id: keeper, name, organisation: name },
  });
  return reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${state.code ?? id}.zip`)}`)
    .send(archive);
}

/** In the name of what holds no more: the file itself cannot say so. */
const TAKEN_BACK = '-da-thu-hoi';

async function sendFile(door: Door, request: FastifyRequest, reply: FastifyReply, state: DossierState, hash: string) {
  const view = door.view(request);
  const { files, doors, shelf } = door.parts;
  const missing = () => door.refuse(request, reply, refuse('dossier-not-found', { dossier: hash.slice(0, 12) }));
  const signed = state.result?.signed;
  const revocation = state.result?.revoked?.paper?.signed;
  const code = `${state.code ?? state.id}${state.result?.revoked ? TAKEN_BACK : ''}`;
  const own =
    signed?.file === hash
      ? { type: 'application/pdf', name: `${code}.pdf` }
      : signed?.credential?.file === hash
        ? { type: 'application/dc+sd-jwt', name: `${code}.sdjwt` }
        : revocation?.file === hash
          ? { type: 'application/pdf', name: `${state.code ?? state.id}-revocation.pdf` }
          : undefined;
  const component = state.components.find((one) => one.file === hash || one.signed?.file === hash);
  // The office's own file is its own until it is sealed, and people get the sealed one; what others issued is for its owner too.
  const { result } = state;
  const brought = result?.file === hash && (result.outside || request.session?.kind === 'officer');
  const asked = state.withdrawal?.request.file === hash;
  // On what it is, or was, taken back: it may speak of others too, and stays with the office.
  const grounds = [state.proposal?.file, result?.revoked?.basis?.file, state.outside?.correction?.file];
  const ground = request.session?.kind === 'officer' && grounds.includes(hash);
  if (!own && !component && !brought && !asked && !ground) return missing();
  // Nobody opens what a scanner has not looked at yet, or what it found something in.
  const scan = own ? 'clean' : await shelf.scanState(component?.file ?? hash);
  if (scan === 'waiting' || scan === 'infected') {
    const title = view.t(`quarantine.${scan}`);
    return door.send(reply, MessagePage({ view, title, text: view.t(`quarantine.${scan}-text`) }), 423);
  }
  const content = await files.open(hash);
  const type = component?.signed?.file === hash ? 'application/pdf' : (await doors.findFile(hash))?.type;
  // As it is called here: somebody else may have brought in the same content, and what they called it is theirs.
  const stored =
    own ?? (type && { type, name: `${state.code ?? state.id}-${component?.component ?? 'paper'}.${endingOf(type)}` });
  if (!stored) return missing();
  if (!content) throw new LostFile(hash);
  return reply
    .type(stored.type)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(stored.name)}`)
    .send(content);
}
