/** Whether a paper that is genuine still holds: what the status list that it names says of it. */
import type { PaperFinding } from '#spine/papers.ts';
import { statusOf, type VerifyOptions } from './sd-jwt.ts';

export async function withStatus(finding: PaperFinding, options: VerifyOptions): Promise<PaperFinding> {
  if (!finding.statusAt || finding.faults.includes('paper-unreadable')) return finding;
  const { status, asOf } = await statusOf(finding.statusAt, options);
  const checked: PaperFinding = { ...finding, status, statusAsOf: asOf };
  if (status === 'valid') return checked;
  const fault = status === 'unknown' ? 'status-unknown' : (`result-${status}` as const);
  return { ...checked, holds: false, faults: [...finding.faults, fault] };
}
