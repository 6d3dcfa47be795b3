/** Every event that a dossier can have, with a mark in everything that somebody wrote or that is theirs. */
import type { DossierEvent, EventType } from '#dossier/events.ts';

export const AT = '2026-11-25T02:00:00Z';
const DUE = '2026-11-30T16:59:00Z';
/** Somebody's own words, or what is theirs: found on a page by its name. */
const mark = (of: string) => `DẤU·${of}·DẤU`;
const by = (of: string, kind: 'citizen' | 'officer' | 'system' = 'officer') => ({
  id: mark(`${of}.by.id`),
  name: mark(`${of}.by`),
  kind,
});
const clock = (of: string) => ({
  limit: { workingDays: 3 },
  receivedAt: AT,
  startedAt: AT,
  dueAt: DUE,
  warnAt: DUE,
  pauses: [],
  restarts: 0,
  ...(of === 'dossier-extended' && { extendedTo: '2026-12-31T10:00:00Z', lawDueAt: DUE }),
});
const person = (of: string) => ({
  id: mark(`${of}.account`),
  name: mark(`${of}.name`),
  idNumber: mark(`${of}.number`),
  address: mark(`${of}.address`),
  phone: mark(`${of}.phone`),
  email: mark(`${of}.email`),
});
/** What the system found may speak of people. */
const GROUND = {
  vi: mark('dossier-refused.ground'),
  en: mark('dossier-refused.ground'),
  hi: mark('dossier-refused.ground'),
};
const fee = (of: string, before: 'receipt' | 'result' = 'result') => ({
  id: `tax-${of}`,
  name: mark(`${of}.fee.name`),
  amountVnd: 50_000,
  law: mark(`${of}.fee.law`),
  before,
  replaces: mark(`${of}.fee.replaces`),
});
const receiver = (of: string) => ({
  as: 'authorised' as const,
  idNumber: mark(`${of}.receiver.number`),
  position: mark(`${of}.receiver.position`),
  paper: mark(`${of}.receiver.paper`),
  paperDate: '2026-11-01',
});
const handed = (of: string, method: string) => ({
  method,
  recipient: mark(`${of}.recipient`),
  receiver: receiver(of),
  consignment: mark(`${of}.consignment`),
  address: mark(`${of}.address`),
  otherwise: mark(`${of}.otherwise`),
});
const settled = (of: string) => ({
  determined: { number: mark(`${of}.determined.number`), on: '2026-11-20', by: mark(`${of}.determined.by`) },
  corrects: { by: mark(`${of}.corrects.by`), why: mark(`${of}.corrects.why`) },
});
const theirs = (of: string, outcome: 'granted' | 'refused') => ({
  outcome,
  number: mark(`${of}.number`),
  issuedOn: '2026-11-24',
  unnumbered: mark(`${of}.unnumbered`),
  theirReason: mark(`${of}.theirReason`),
  theirLaw: mark(`${of}.theirLaw`),
});
const ANSWERS = Object.fromEntries(
  ['childName', 'motherName', 'applicantName', 'applicantResidence', 'childPlaceOfBirth'].map((name) => [
    name,
    mark(`answer.${name}`),
  ]),
);
const ground = (of: string) => ({
  conclusion: { number: mark(`${of}.conclusion`), on: '2026-11-20', by: mark(`${of}.conclusion.by`) },
  notice: { number: mark(`${of}.notice`), on: '2026-11-21' },
});
const replacedBy = (of: string) => ({ code: mark(`${of}.replaced.code`), number: mark(`${of}.replaced.number`) });

export type Samples = { [Type in EventType]: Omit<Extract<DossierEvent, { type: Type }>, 'type' | 'at'> };

export function everyEvent(hash: string): Samples {
  const s = (of: EventType, kind: 'citizen' | 'officer' | 'system' = 'officer') => ({
    by: by(of, kind),
    inPlaceOf: mark(`${of}.inPlaceOf`),
    lawChecked: mark(`${of}.lawChecked`),
  });
  const text = (of: EventType, field = 'reason') => mark(`${of}.${field}`);
  const opened = {
    id: 1,
    step: 'receive',
    act: 'receive-dossier' as const,
    unit: '06685-mc',
    post: 'counter',
    assignee: mark('task.assignee'),
    openedAt: AT,
    returned: { by: mark('task.returned.by'), at: AT, step: 'check', reason: mark('task.returned.reason') },
  };
  const provenance = {
    childName: {
      register: 'population',
      entry: mark('provenance.entry'),
      knownSince: AT,
      held: mark('provenance.held'),
    },
  };
  const whole = { answers: ANSWERS, components: [{ component: 'declaration', originals: 1, copies: 0 }], provenance };
  return {
    'dossier-drafted': {
      ...s('dossier-drafted', 'citizen'),
      procedure: { code: '1.001193', hash },
      channel: 'online',
      applicant: person('applicant'),
      representative: { ...person('representative'), authority: mark('representative.authority') },
      place: '06685',
      receivingUnit: '06685-mc',
      delivery: { method: 'post', address: mark('delivery.address') },
      ...whole,
    },
    'message-sent': { ...s('message-sent'), topic: 'reply', text: text('message-sent', 'text') },
    'notice-unsent': { ...s('notice-unsent', 'system'), notice: { seq: 3, at: DUE, type: 'fee-kept', fee: 'main' } },
    'dossier-submitted': {
      ...s('dossier-submitted', 'citizen'),
      code: 'H49.25.00-261125-0001',
      channel: 'online',
      receivingUnit: '06685-mc',
      unit: '06685',
      basis: text('dossier-submitted', 'basis'),
      place: '06685',
      fees: [],
      acceptBy: DUE,
      ...whole,
    },
    'dossier-received': {
      ...s('dossier-received'),
      task: 1,
      clock: clock(''),
      result: { note: text('dossier-received', 'note') },
      flow: { process: { live: [] } as never, opened: [opened], closed: [] },
    },
    'dossier-handed-over': {
      ...s('dossier-handed-over'),
      task: 1,
      step: 'receive',
      body: 'Cơ quan ngoài',
      receiver: text('dossier-handed-over', 'receiver'),
      theirCode: text('dossier-handed-over', 'theirCode'),
    },
    'outside-recorded': {
      ...s('outside-recorded'),
      theirCode: text('outside-recorded', 'theirCode'),
      note: text('outside-recorded', 'note'),
    },
    'outside-result-recorded': {
      ...s('outside-result-recorded'),
      ...theirs('outside-result-recorded', 'refused'),
      task: 1,
      step: 'receive',
    },
    'outside-result-entered': {
      ...s('outside-result-entered'),
      ...theirs('outside-result-entered', 'refused'),
    },
    'outside-result-declined': {
      ...s('outside-result-declined'),
      reason: text('outside-result-declined'),
      proposedBy: { id: 'x', name: text('outside-result-declined', 'proposedBy') },
    },
    'outside-correction-proposed': {
      ...s('outside-correction-proposed'),
      ...theirs('outside-correction-proposed', 'refused'),
      why: text('outside-correction-proposed', 'why'),
    },
    'outside-correction-declined': {
      ...s('outside-correction-declined'),
      reason: text('outside-correction-declined'),
      proposedBy: { id: 'x', name: text('outside-correction-declined', 'proposedBy') },
    },
    'outside-result-corrected': {
      ...s('outside-result-corrected'),
      ...theirs('outside-result-corrected', 'refused'),
      why: text('outside-result-corrected', 'why'),
      proposedBy: { id: 'x', name: text('outside-result-corrected', 'proposedBy') },
    },
    'supplement-requested': {
      ...s('supplement-requested'),
      items: [{ item: 'declaration', reason: text('supplement-requested') }],
      deadline: DUE,
      round: 1,
      contact: text('supplement-requested', 'contact'),
      contactPhone: text('supplement-requested', 'contactPhone'),
    },
    'dossier-supplemented': {
      ...s('dossier-supplemented', 'citizen'),
      ...whole,
      kept: { items: ['declaration'], reason: text('dossier-supplemented', 'kept') },
      broughtBy: { as: 'other', name: text('dossier-supplemented', 'broughtBy') },
    },
    'supplement-lapsed': { ...s('supplement-lapsed', 'system'), deadline: DUE },
    'supplement-missed': { ...s('supplement-missed', 'system'), deadline: DUE },
    'draft-sent': { ...s('draft-sent'), deadline: DUE },
    'draft-confirmed': { ...s('draft-confirmed', 'citizen'), answers: ANSWERS },
    'dossier-refused': {
      ...s('dossier-refused'),
      reason: text('dossier-refused'),
      law: text('dossier-refused', 'law'),
      grounds: [{ kind: 'check' as const, code: 'not-eligible', words: GROUND }],
    },
    'task-claimed': { ...s('task-claimed'), task: 1 },
    'task-completed': {
      ...s('task-completed'),
      task: 1,
      step: 'receive',
      result: { note: text('task-completed', 'note') },
      grounds: [
        {
          kind: 'law' as const,
          law: text('task-completed', 'law'),
          said: text('task-completed', 'said'),
          words: {
            vi: mark('task-completed.ground'),
            en: mark('task-completed.ground'),
            hi: mark('task-completed.ground'),
          },
        },
      ],
      answer: text('task-completed', 'answer'),
      unheard: ['q'],
      overruled: ['r'],
      despite: text('task-completed', 'despite'),
    },
    'task-returned': { ...s('task-returned'), task: 1, step: 'receive', to: 'receive', reason: text('task-returned') },
    'task-reassigned': {
      ...s('task-reassigned'),
      task: 1,
      officer: text('task-reassigned', 'officer'),
      reason: text('task-reassigned'),
    },
    'task-substituted': {
      ...s('task-substituted'),
      task: 1,
      officer: text('task-substituted', 'officer'),
      absent: text('task-substituted', 'absent'),
      until: DUE,
    },
    'unit-consulted': {
      ...s('unit-consulted'),
      consultations: [
        {
          id: 'q',
          unit: '06685',
          question: text('unit-consulted', 'question'),
          askedAt: AT,
          dueAt: DUE,
          silence: 'wait',
          by: text('unit-consulted', 'asker'),
          askedBy: text('unit-consulted', 'askedBy'),
        },
      ],
    },
    'consultation-answered': {
      ...s('consultation-answered'),
      consultation: 'q',
      opinion: 'agree',
      text: text('consultation-answered', 'text'),
      title: text('consultation-answered', 'title'),
      replaces: text('consultation-answered', 'replaces'),
    },
    'consultation-withdrawn': {
      ...s('consultation-withdrawn'),
      consultation: 'q',
      reason: text('consultation-withdrawn'),
    },
    'consultation-reminded': { ...s('consultation-reminded', 'system'), consultation: 'q' },
    'consultation-lapsed': { ...s('consultation-lapsed', 'system'), consultation: 'q', meaning: 'late' },
    'dossier-extended': {
      ...s('dossier-extended'),
      reason: text('dossier-extended'),
      apology: text('dossier-extended', 'apology'),
      clock: clock('dossier-extended'),
      from: DUE,
    },
    'dossier-withdrawn': {
      ...s('dossier-withdrawn'),
      reason: text('dossier-withdrawn'),
      request: {
        by: 'authorised',
        name: text('dossier-withdrawn', 'name'),
        idNumber: text('dossier-withdrawn', 'idNumber'),
        authority: text('dossier-withdrawn', 'authority'),
        on: '2026-11-24',
        way: 'in-person',
        paper: text('dossier-withdrawn', 'paper'),
      },
    },
    'payment-requested': { ...s('payment-requested'), fee: fee('payment-requested') },
    'payment-stopped': {
      ...s('payment-stopped'),
      fees: ['tax-none'],
      amountVnd: 50_000,
      step: 'check',
      to: 'check',
      reason: text('payment-stopped'),
      document: { number: text('payment-stopped', 'number'), on: '2026-11-25', by: text('payment-stopped', 'by') },
    },
    'case-fee-set': { ...s('case-fee-set'), fee: { ...fee('case-fee-set'), ofCase: true } },
    'fee-set-anew': {
      ...s('fee-set-anew'),
      debt: 'tax-payment-requested',
      totalVnd: 70_000,
      paidVnd: 50_000,
      law: text('fee-set-anew', 'law'),
      reason: text('fee-set-anew'),
      pays: { 'tax-payment-requested': 50_000 },
      instead: [],
      more: fee('fee-set-anew'),
    },
    'fee-paid': {
      ...s('fee-paid'),
      fee: 'tax-payment-requested',
      amountVnd: 50_000,
      reference: text('fee-paid', 'reference'),
    },
    'strike-proposed': {
      ...s('strike-proposed'),
      fee: 'tax-payment-requested',
      reason: text('strike-proposed'),
    },
    'strike-declined': {
      ...s('strike-declined'),
      fee: 'tax-payment-requested',
      reason: text('strike-declined'),
      proposedBy: { id: 'x', name: text('strike-declined', 'proposedBy') },
    },
    'payment-struck': {
      ...s('payment-struck'),
      fee: 'tax-of-nobody',
      amountVnd: 50_000,
      reference: text('payment-struck', 'reference'),
      reason: text('payment-struck'),
      proposedBy: { id: 'x', name: text('payment-struck', 'proposedBy') },
    },
    'dossier-decided': {
      ...s('dossier-decided'),
      task: 1,
      step: 'receive',
      result: { note: text('dossier-decided', 'note') },
      entry: {
        register: 'births',
        subject: text('dossier-decided', 'subject'),
        data: { name: text('dossier-decided', 'data') },
        trueSince: AT,
      },
      despite: text('dossier-decided', 'despite'),
    },
    'dossier-rejected': {
      ...s('dossier-rejected'),
      grounds: [{ kind: 'check' as const, code: 'not-eligible', words: GROUND }],
      reason: text('dossier-rejected'),
      law: text('dossier-rejected', 'law'),
      despite: text('dossier-rejected', 'despite'),
      number: text('dossier-rejected', 'number'),
    },
    'result-issued': {
      ...s('result-issued'),
      task: 1,
      step: 'receive',
      code: 'G15.000031',
      number: text('result-issued', 'number'),
      numberWhy: text('result-issued', 'numberWhy'),
      feeUnset: text('result-issued', 'feeUnset'),
    },
    'result-signed': {
      ...s('result-signed', 'system'),
      file: 'f',
      sizeBytes: 1,
      signatures: [
        {
          kind: 'person',
          id: 'x',
          name: text('result-signed', 'signer'),
          organisation: text('result-signed', 'organisation'),
        },
      ],
    },
    'scan-signed': {
      ...s('scan-signed'),
      component: 'declaration',
      file: 'f',
      signed: 'g',
      pages: 1,
      officer: text('scan-signed', 'officer'),
    },
    'revocation-proposed': {
      ...s('revocation-proposed'),
      reason: text('revocation-proposed'),
      law: text('revocation-proposed', 'law'),
      replacedBy: replacedBy('revocation-proposed'),
      ...ground('revocation-proposed'),
    },
    'proposal-reminded': { ...s('proposal-reminded', 'system'), dueAt: DUE },
    'proposal-late': { ...s('proposal-late', 'system'), dueAt: DUE },
    'proposal-withdrawn': { ...s('proposal-withdrawn'), reason: text('proposal-withdrawn') },
    'proposal-declined': {
      ...s('proposal-declined'),
      reason: text('proposal-declined'),
      proposedBy: { id: 'x', name: text('proposal-declined', 'proposedBy') },
    },
    'result-revoked': {
      ...s('result-revoked'),
      reason: text('result-revoked'),
      law: text('result-revoked', 'law'),
      number: text('result-revoked', 'number'),
      unit: '06685',
      replacedBy: replacedBy('result-revoked'),
      basis: { ...ground('result-revoked'), preparedBy: { id: 'x', name: text('result-revoked', 'preparedBy') } },
    },
    'fee-refunded': {
      ...s('fee-refunded'),
      fee: 'tax-payment-requested',
      amountVnd: 50_000,
      reference: text('fee-refunded', 'reference'),
      reason: text('fee-refunded'),
      law: text('fee-refunded', 'law'),
      ...settled('fee-refunded'),
    },
    'fee-kept': {
      ...s('fee-kept'),
      fee: 'tax-payment-requested',
      amountVnd: 50_000,
      reason: text('fee-kept'),
      law: text('fee-kept', 'law'),
      ...settled('fee-kept'),
    },
    'surplus-received': {
      ...s('surplus-received', 'system'),
      fee: 'tax-payment-requested',
      amountVnd: 1_000,
      reference: text('surplus-received', 'reference'),
      why: 'wrong-amount',
    },
    'surplus-returned': {
      ...s('surplus-returned'),
      amountVnd: 1_000,
      reference: text('surplus-received', 'reference'),
      returnedBy: text('surplus-returned', 'reference'),
      corrects: settled('surplus-returned').corrects,
    },
    'issued-result-delivered': { ...s('issued-result-delivered'), ...handed('issued-result-delivered', 'counter') },
    'result-delivered': { ...s('result-delivered'), ...handed('result-delivered', 'post'), task: 1, step: 'receive' },
    'originals-given-back': {
      ...s('originals-given-back'),
      originals: [{ component: 'birth-proof', originals: 1 }],
      recipient: text('originals-given-back', 'recipient'),
      receiver: receiver('originals-given-back'),
    },
    'dossier-closed': { ...s('dossier-closed'), onTime: true },
    'dossier-rated': { ...s('dossier-rated', 'citizen'), score: 5, comment: text('dossier-rated', 'comment') },
    'due-warned': { ...s('due-warned', 'system'), dueAt: DUE },
    'due-passed': { ...s('due-passed', 'system'), dueAt: DUE },
    'supplement-pause-ended': { ...s('supplement-pause-ended', 'system'), clock: clock('') },
    'due-recomputed': {
      ...s('due-recomputed', 'system'),
      from: DUE,
      clock: clock(''),
      why: text('due-recomputed', 'why'),
    },
    'timer-fired': { ...s('timer-fired', 'system'), timer: 't' },
  };
}
