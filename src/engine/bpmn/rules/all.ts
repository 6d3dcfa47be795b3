/** All constraints of BPMN 2.0 on elements and what stands around them, each with what to do. */
import { ACTIVITY_RULES } from './activities.ts';
import { DATA_RULES } from './data.ts';
import { EVENT_RULES } from './events.ts';
import { FLOW_RULES } from './flows.ts';
import { GATEWAY_RULES } from './gateways.ts';
import { PARTICIPANT_RULES } from './participants.ts';
import type { Rule } from './rule.ts';
import { SERVICE_RULES } from './services.ts';
import { TEXT_RULES } from './texts.ts';

export const RULES: readonly Rule[] = [
  ...FLOW_RULES,
  ...GATEWAY_RULES,
  ...EVENT_RULES,
  ...ACTIVITY_RULES,
  ...DATA_RULES,
  ...SERVICE_RULES,
  ...PARTICIPANT_RULES,
  ...TEXT_RULES,
];
